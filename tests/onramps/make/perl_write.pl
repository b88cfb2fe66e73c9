#!/usr/bin/perl
# Writes workbooks with Excel::Writer::XLSX. Usage: perl_write.pl LAYOUTS.json FOLDER NAME...
use strict;
use warnings;
use Excel::Writer::XLSX;
use JSON::PP;

my ($file, $folder, @names) = @ARGV;
open my $in, '<:raw', $file or die $!;
my $all = decode_json(do { local $/; <$in> });
for my $layout (@{ $all->{books} }) {
    next unless grep { $_ eq $layout->{name} } @names;
    my $book = Excel::Writer::XLSX->new("$folder/$layout->{name}.perl.xlsx");
    $book->set_properties(title => $layout->{title}, created => [0, 0, 9, 5, 9, 126]);
    for my $source (@{ $layout->{sheets} }) {
        my $sheet = $book->add_worksheet($source->{name});
        $sheet->hide() if $source->{hidden};
        my %merged = map { ("$_->[0],$_->[1]" => $_) } @{ $source->{merges} };
        $sheet->set_row($_, undef, undef, 1) for @{ $source->{hidden_rows} };
        for my $r (0 .. $#{ $source->{rows} }) {
            my $row = $source->{rows}[$r];
            for my $c (0 .. $#$row) {
                my $cell = $row->[$c];
                next if !defined $cell || (!ref $cell && $cell eq '');
                $cell = { t => $cell } unless ref $cell;
                my %look;
                $look{bold} = 1 if $cell->{b};
                $look{bg_color} = "#$cell->{c}" if $cell->{c};
                $look{num_format} = $cell->{f} if $cell->{f};
                my $form = %look ? $book->add_format(%look) : undef;
                my $text = defined $cell->{t} ? $cell->{t} : '';
                $text = join '', map { $_->[0] } @{ $cell->{runs} } if $cell->{runs};
                if (my $m = $merged{"$r,$c"}) {
                    $sheet->merge_range($r, $c, $r + $m->[2] - 1, $c + $m->[3] - 1, $text, $form // $book->add_format());
                } elsif ($cell->{d}) {
                    $sheet->write_date_time($r, $c, "$cell->{d}T", $form);
                } elsif (defined $cell->{n}) {
                    $sheet->write_number($r, $c, $cell->{n}, $form);
                } elsif ($text ne '') {
                    $sheet->write_string($r, $c, $text, $form);
                } else {
                    $sheet->write_blank($r, $c, $form);
                }
            }
        }
    }
    $book->close();
}
