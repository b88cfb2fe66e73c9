"""Writes a workbook, a document or a text file that is large or odd in one way.

    python3 tests/hostile/office.py KIND N FILE

The name of the kind begins with the name of the format. Such files are made when they are needed: the project
holds none.
"""
import struct
import sys
import zipfile

OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
HEADS = ['Ref', 'Action', 'Lead', 'By when', 'Status', 'Update']
ROW = ['1.1', 'Light the path', 'Parks', '31 March 2020', 'Green', 'Lit.']
kind, n, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def put(parts, packed=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, 'w', packed, compresslevel=1) as out:
        for name, text in parts:
            out.writestr(zipfile.ZipInfo(name), text, packed)


def relations(items):
    return '<Relationships xmlns="%s/relationships">%s</Relationships>' % (PACKAGE, ''.join(
        '<Relationship Id="%s" Type="%s/%s" Target="%s"%s/>' % (i, OFFICE, t, to, ' TargetMode="External"' * far)
        for i, t, to, far in items))


def types(part, what):
    return ('[Content_Types].xml', '<Types xmlns="%s/content-types"><Override PartName="/%s" ContentType='
            '"application/vnd.openxmlformats-officedocument.%s.main+xml"/></Types>' % (PACKAGE, part, what))


# ---- workbooks ----

def cell(text):
    return '<c t="inlineStr"><is><t>%s</t></is></c>' % text


def row(texts, more=''):
    return '<row%s>%s</row>' % (more, ''.join(map(cell, texts)))


def numbered(i):
    return ['%d.%d' % (i // 100 + 1, i % 100 + 1)] + ROW[1:]


def head():
    return row(HEADS) + row(ROW)


def xlsx(rows, after='', before='', strings=None, styles=None, sheets=1, more=(), links=(), inside=''):
    links = list(links)
    parts = [types('xl/workbook.xml', 'spreadsheetml.sheet'),
             ('_rels/.rels', relations([('r', 'officeDocument', 'xl/workbook.xml', False)]))]
    to = [('s%d' % i, 'worksheet', 'sheet%d.xml' % i, False) for i in range(sheets)]
    if strings is not None:
        to.append(('t', 'sharedStrings', 'strings.xml', False))
        parts.append(('xl/strings.xml', '<sst xmlns="%s">%s</sst>' % (SHEET, strings)))
    if styles is not None:
        to.append(('y', 'styles', 'styles.xml', False))
        parts.append(('xl/styles.xml', '<styleSheet xmlns="%s">%s</styleSheet>' % (SHEET, styles)))
    for i in range(sheets):
        parts.append(('xl/sheet%d.xml' % i, '<worksheet xmlns="%s" xmlns:r="%s">%s<sheetData>%s</sheetData>%s'
                      '</worksheet>' % (SHEET, OFFICE, before, rows, after)))
    if links:
        parts.append(('xl/_rels/sheet0.xml.rels', relations([link for link in links if link[0] != 'book'])))
        to += [('x', *link[1:]) for link in links if link[0] == 'book']
    parts += [('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets>%s</workbook>' % (
        SHEET, OFFICE, ''.join('<sheet name="S%d" r:id="s%d"/>' % (i, i) for i in range(sheets)), inside)),
              ('xl/_rels/workbook.xml.rels', relations(to))]
    put(parts + list(more))


def fills(count):
    return ('<fills>%s</fills><cellXfs>%s</cellXfs>' % (''.join(
        '<fill><patternFill patternType="solid"><fgColor rgb="FF%06X"/></patternFill></fill>' % i
        for i in range(count)), ''.join('<xf fillId="%d"/>' % i for i in range(count))))


def rule(i):
    return ('<conditionalFormatting sqref="E%d:E1048576"><cfRule type="cellIs" dxfId="0" priority="%d" operator='
            '"equal"><formula>"word %d"</formula></cfRule></conditionalFormatting>' % (i % 100 + 1, i + 1, i))


RED = '<dxfs><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs>'


def xlsx_shared(texts, uses):
    xlsx(head() + ''.join('<row>%s<c t="s"><v>%d</v></c></row>' % (cell('1.2'), i) for i in uses),
         strings=''.join('<si><t>%s</t></si>' % t for t in texts))


WORKBOOKS = {
    'rows': lambda: xlsx(row(HEADS[:3]) + ''.join(row(numbered(i)[:3]) for i in range(n))),
    'cells': lambda: xlsx(row(HEADS) + ''.join(row(numbered(i)) for i in range(n // 6 - 1)) + row(['x'] * (n % 6))),
    'wide': lambda: xlsx(row(HEADS + ['Own %d' % i for i in range(n - 6)]) + row(['x'] * n) * 9),
    'merges': lambda: xlsx(row(HEADS) + ''.join(row(numbered(i)) for i in range(min(n, 80000))),
                           '<mergeCells>%s</mergeCells>' % ''.join(
                               '<mergeCell ref="G%d:H%d"/>' % (i + 1, i + 1) for i in range(n))),
    'tall-merges': lambda: xlsx(row(HEADS) + ''.join(row(numbered(i)) for i in range(n)),
                                '<mergeCells>%s</mergeCells>' % ''.join(
                                    '<mergeCell ref="%s%d:%s1048576"/>' % (c, i + 2, c) for i in range(n // 6)
                                    for c in 'ABCDEF')),
    'hidden': lambda: xlsx(head() + ''.join(row(numbered(i)[:3], ' hidden="1"') for i in range(n))),
    'banners': lambda: xlsx(row(HEADS) + ''.join(row(['Priority %d' % i]) + row(numbered(i)) for i in range(n)),
                            '<mergeCells>%s</mergeCells>' % ''.join(
                                '<mergeCell ref="A%d:F%d"/>' % (2 * i + 2, 2 * i + 2) for i in range(n))),
    'notes': lambda: xlsx(row(HEADS) + ''.join(
        row(['Priority %d' % i]) + row(['Words %d about this priority, which are a sentence.' % i]) + row(numbered(i))
        for i in range(n)), '<mergeCells>%s</mergeCells>' % ''.join(
            '<mergeCell ref="A%d:F%d"/><mergeCell ref="A%d:F%d"/>' % (3 * i + 2, 3 * i + 2, 3 * i + 3, 3 * i + 3)
            for i in range(n))),
    'refs': lambda: xlsx(row(HEADS) + ''.join(row(['%d' % i] + ROW[1:5] + ['Update %d' % i]) for i in range(n))),
    'leads': lambda: xlsx(row(HEADS) + ''.join(row(['%d' % i, 'x', 'Lead %d, Lead %d' % (i, i + 1)] + ROW[3:])
                                               for i in range(n))),
    'statuses': lambda: xlsx(row(HEADS) + ''.join(row(['%d' % i, 'x', 'y', 'z', 'Status %d' % i, 'u'])
                                                  for i in range(n))),
    'like-statuses': lambda: xlsx(row(HEADS) + ''.join(
        row(['%d' % i, 'x', 'y', 'z', 'Yn ' + chr(0x4E00 + i // 3), 'u']) for i in range(n))),
    'dues': lambda: xlsx(row(HEADS) + ''.join(row(['%d' % i, 'x', 'y', 'Due %d' % i, 'Green', 'u']) for i in range(n))),
    'styles': lambda: xlsx(head() + ''.join('<row>%s<c s="%d"/></row>' % (cell('1.2'), i) for i in range(n)),
                           styles=fills(n)),
    'rules': lambda: xlsx(row(HEADS) + ''.join(row(numbered(i)) for i in range(1000)),
                          ''.join(map(rule, range(n))), styles=RED),
    'strings': lambda: xlsx_shared(('words %d' % i for i in range(n)), range(min(n, 200000))),
    'long-string': lambda: xlsx_shared(['x' * n], [0]),
    'same-string': lambda: xlsx_shared(['x' * 32767], [0] * n),
    'runs': lambda: xlsx(head() + '<row>%s<c t="inlineStr"><is>%s</is></c></row>' % (
        cell('1.2'), '<r><rPr><b/></rPr><t>a </t></r><r><t>b </t></r>' * (n // 2))),
    'bomb': lambda: xlsx(head() + ' ' * n),
    'last-row': lambda: xlsx(head() + '<row r="%d"><c r="B%d" t="inlineStr"><is><t>x</t></is></c></row>' % (n, n)),
    'empty-rows': lambda: xlsx(head() + ''.join('<row r="%d"/>' % i for i in range(3, n))),
    'last-column': lambda: xlsx(head() + '<row r="3"><c r="XFD3"><v>1</v></c></row>',
                                before='<cols><col min="1" max="%d" style="0"/></cols>' % n),
    'past-the-end': lambda: xlsx(head() + '<row r="%d"><c r="ZZZZ%d"><v>1</v></c></row>' % (n, n)),
    'deep': lambda: xlsx(head() + '<row>' + '<x>' * n + '</x>' * n + '</row>'),
    'sheets': lambda: xlsx(head(), sheets=n),
    'links': lambda: xlsx(row(HEADS) + ''.join(row(numbered(i)) for i in range(min(n, 60000))),
                          '<hyperlinks>%s</hyperlinks>' % ''.join(
                              '<hyperlink ref="B%d" r:id="r%d"/>' % (i + 2, i) for i in range(n)),
                          links=[('r%d' % i, 'hyperlink', 'https://example.org/%d' % i, True) for i in range(n)]),
    'parts': lambda: xlsx(head(), more=[('p%d.xml' % i, '<x/>') for i in range(n - 5)]),
    'lists-of-kinds': lambda: put([('[Content_Types].xml', ' ' * 1000000)] * n),
    'formats': lambda: xlsx(head() + ''.join('<row>%s<c s="%d"><v>%d</v></c></row>' % (cell('1.2'), i, i)
                                             for i in range(n)),
                            styles='<numFmts>%s</numFmts><cellXfs>%s</cellXfs>' % (''.join(
                                '<numFmt numFmtId="%d" formatCode="0.00&quot; %d&quot;"/>' % (200 + i, i)
                                for i in range(n)), ''.join('<xf numFmtId="%d"/>' % (200 + i) for i in range(n)))),
    'long-format': lambda: xlsx(head() + '<row>%s<c s="0"><v>1</v></c></row>' % cell('1.2') * 1000,
                                styles='<numFmts><numFmt numFmtId="200" formatCode="%s"/></numFmts><cellXfs><xf '
                                'numFmtId="200"/></cellXfs>' % ('0' * n)),
}

# ---- documents ----


def paragraph(text, look=''):
    return '<w:p>%s<w:r><w:t>%s</w:t></w:r></w:p>' % (look, text)


def word_row(texts, look=''):
    return '<w:tr>%s</w:tr>' % ''.join('<w:tc>%s%s</w:tc>' % (look, paragraph(t)) for t in texts)


def word_table(rows):
    return '<w:tbl>%s</w:tbl>' % rows


def docx(body, more=(), links=()):
    put([types('word/document.xml', 'wordprocessingml.document'),
         ('_rels/.rels', relations([('r', 'officeDocument', 'word/document.xml', False)])),
         ('word/_rels/document.xml.rels', relations(links)),
         ('word/document.xml', '<w:document xmlns:w="%s" xmlns:r="%s"><w:body>%s%s</w:body></w:document>' % (
             WORD, OFFICE, word_table(word_row(HEADS) + word_row(ROW)), body))] +
        [(name, '<w:%s xmlns:w="%s">%s</w:%s>' % (root, WORD, text, root)) for name, root, text in more])


def word_rows(first, rest):
    docx(word_table(word_row(HEADS) + word_row(ROW, first) + word_row([''] + ROW[1:], rest) * n))


VALUE = '<w:%s w:val="%s"/>'
DOCUMENTS = {
    'rows': lambda: docx(word_table(word_row(HEADS[:3]) + ''.join(word_row(numbered(i)[:3]) for i in range(n)))),
    'tables': lambda: docx(''.join(word_table(word_row(numbered(i)[:3])) for i in range(n))),
    'plans': lambda: docx(''.join(word_table(word_row(HEADS) + word_row(numbered(i))) + paragraph('and')
                                  for i in range(n))),
    'paragraphs': lambda: docx(''.join(paragraph('Words %d' % i) for i in range(n))),
    'headings': lambda: docx(''.join(paragraph('Words %d' % i, '<w:pPr><w:outlineLvl w:val="%d"/></w:pPr>' % (i % 9))
                                     for i in range(n))),
    'cell': lambda: docx('<w:tbl>%s<w:tr>%s<w:tc>%s</w:tc></w:tr></w:tbl>' % (
        word_row(HEADS[:3]), '<w:tc>%s</w:tc>' % paragraph('1.1') * 2, ''.join(paragraph('Words') for i in range(n)))),
    'nested': lambda: docx('<w:tbl><w:tr><w:tc>' * n + paragraph('x') + '</w:tc></w:tr></w:tbl>' * n),
    'tall': lambda: word_rows('<w:tcPr>' + VALUE % ('vMerge', 'restart') + '</w:tcPr>',
                              '<w:tcPr><w:vMerge/></w:tcPr>'),
    'span': lambda: docx(word_table(word_row(HEADS) + word_row(ROW, '<w:tcPr>' + VALUE % ('gridSpan', n) +
                                                               '</w:tcPr>'))),
    'cells-of-a-row': lambda: docx(word_table(word_row(['x'] * n))),
    'styles': lambda: docx(
        ''.join(paragraph('x', '<w:pPr><w:pStyle w:val="s%d"/></w:pPr>' % i) for i in range(n)),
        [('word/styles.xml', 'styles', ''.join(
            '<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>' % (i, i + 1)
            for i in range(n)))], [('y', 'styles', 'styles.xml', False)]),
    'lists': lambda: docx(
        ''.join(paragraph('x', '<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>' % (
            i % 9, i + 1)) for i in range(n)),
        [('word/numbering.xml', 'numbering', ''.join(
            '<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/>'
            '</w:lvl></w:abstractNum>' % i for i in range(n)) + ''.join(
                '<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>' % (i + 1, i) for i in range(n)))],
        [('n', 'numbering', 'numbering.xml', False)]),
    'fields': lambda: docx('<w:p>%s</w:p>' % (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' * n +
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>' * n)),
    'changes': lambda: docx(''.join('<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out'
                                    '</w:delText></w:r></w:del></w:p>' for i in range(n))),
    'runs': lambda: docx('<w:p>%s</w:p>' % (
        '<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>' * (n // 2))),
    'text': lambda: docx(paragraph('x' * n)),
    'notes': lambda: docx(
        ''.join('<w:p><w:r><w:footnoteReference w:id="%d"/></w:r></w:p>' % i for i in range(n)),
        [('word/footnotes.xml', 'footnotes', ''.join(
            '<w:footnote w:id="%d">%s</w:footnote>' % (i, paragraph('Note')) for i in range(n)))],
        [('n', 'footnotes', 'footnotes.xml', False)]),
    'links': lambda: docx(
        ''.join('<w:p><w:hyperlink r:id="h%d"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>' % i for i in range(n)),
        links=[('h%d' % i, 'hyperlink', 'https://example.org/%d' % i, True) for i in range(n)]),
}

# ---- OpenDocument ----

SPACES = ''.join(' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (s, s)
                 for s in ('office', 'table', 'text', 'style'))


def odf(what, body, styles=''):
    put([('mimetype', 'application/vnd.oasis.opendocument.' + what),
         ('content.xml', '<office:document-content%s><office:automatic-styles>%s</office:automatic-styles>'
          '<office:body><office:%s>%s</office:%s></office:body></office:document-content>' % (
              SPACES, styles, what, body, what))])


def odf_cell(text, more=''):
    return '<table:table-cell%s><text:p>%s</text:p></table:table-cell>' % (more, text)


def odf_row(texts, more='', cells=''):
    return '<table:table-row%s>%s</table:table-row>' % (more, ''.join(odf_cell(t, cells) for t in texts))


def odf_table(rows):
    return '<table:table table:name="Q2">%s</table:table>' % rows


def ods(rows, styles=''):
    odf('spreadsheet', odf_table(odf_row(HEADS) + odf_row(ROW) + rows), styles)


def odt(body, styles=''):
    odf('text', odf_table(odf_row(HEADS) + odf_row(ROW)) + body, styles)


REPEAT, REPEATED = ' table:number-%s-repeated="%d"', ' table:number-columns-repeated="16384"'


SHEETS = {
    'rows': lambda: ods(''.join(odf_row(numbered(i)[:3]) for i in range(n))),
    'repeated-rows': lambda: ods(odf_row(ROW, REPEAT % ('rows', n))),
    'empty-rows': lambda: ods('<table:table-row%s><table:table-cell/></table:table-row>' % (REPEAT % ('rows', n)) * 9),
    'repeated-cells': lambda: ods(odf_row(['x'], REPEAT % ('rows', n), REPEATED)),
    'negative': lambda: ods(odf_row(['x'], ' table:number-rows-repeated="-%d"' % n, ' table:number-columns-spanned="%d" '
                                    'table:number-rows-spanned="%d"' % (n, n))),
    'merges': lambda: ods(''.join(odf_row(numbered(i), '', ' table:number-rows-spanned="1048576"') for i in range(n))),
    'styles': lambda: ods(''.join(odf_row(['1.2', 'x'], '', ' table:style-name="s%d"' % i) for i in range(n)), ''.join(
        '<style:style style:name="s%d" style:parent-style-name="s%d" style:family="table-cell"/>' % (i, i + 1)
        for i in range(n))),
    'deep': lambda: ods('<x>' * n + '</x>' * n),
}
TEXTS = {
    'rows': lambda: odt(odf_table(odf_row(HEADS[:3]) + ''.join(odf_row(numbered(i)[:3]) for i in range(n)))),
    'tables': lambda: odt(''.join(odf_table(odf_row(numbered(i)[:3])) for i in range(n))),
    'paragraphs': lambda: odt(''.join('<text:p>Words %d</text:p>' % i for i in range(n))),
    'nested': lambda: odt('<table:table><table:table-row><table:table-cell>' * n + '<text:p>x</text:p>' +
                          '</table:table-cell></table:table-row></table:table>' * n),
    'lists': lambda: odt('<text:list><text:list-item>' * n + '<text:p>x</text:p>' + '</text:list-item></text:list>' * n),
    'blanks': lambda: odt('<text:p>a<text:s text:c="%d"/>b</text:p>' % n),
    'styles': lambda: odt(''.join('<text:p text:style-name="s%d">x</text:p>' % i for i in range(n)), ''.join(
        '<style:style style:name="s%d" style:parent-style-name="s%d" style:family="paragraph"/>' % (i, i + 1)
        for i in range(n))),
}

# ---- text ----


def text(lines):
    with open(path, 'w', encoding='utf-8') as out:
        for line in lines:
            out.write(line)


def csv(rows):
    text(','.join(cells) + '\n' for cells in [HEADS, ROW] + rows)


CSV = {
    'rows': lambda: csv([numbered(i)[:3] for i in range(n)]),
    'wide': lambda: csv([['x'] * n]),
    'heads': lambda: text([','.join(HEADS + ['Own'] * n) + '\n' + ','.join(ROW + ['x'] * n) + '\n']),
    'line': lambda: csv([['1.2', 'x' * n]]),
    'quoted': lambda: csv([['1.2', '"' + 'x\n' * (n // 2) + '"']]),
    'open': lambda: csv([['1.2', '"' + 'x,\n' * (n // 3)]]),
    'stray': lambda: csv([['1.2', '"a" b'] for i in range(n)]),
    'quotes': lambda: csv([['1.2', '"' * n]]),
    'empty': lambda: csv([[]] * n),
}

EXCEL = 'urn:schemas-microsoft-com:office:spreadsheet'


def xml2003(rows, styles=''):
    text(['<?xml version="1.0"?>\n<Workbook xmlns="%s" xmlns:ss="%s"><Styles>%s</Styles><Worksheet ss:Name="Q2"><Table>'
          % (EXCEL, EXCEL, styles), xml_row(HEADS), xml_row(ROW), rows, '</Table></Worksheet></Workbook>'])


def xml_row(texts, row_more='', more=''):
    return '<Row%s>%s</Row>' % (row_more, ''.join(
        '<Cell%s><Data ss:Type="String">%s</Data></Cell>' % (more, t) for t in texts))


XML = {
    'rows': lambda: xml2003(''.join(xml_row(numbered(i)[:3]) for i in range(n))),
    'index': lambda: xml2003(xml_row(['x'], ' ss:Index="%d"' % n, ' ss:Index="%d"' % n)),
    'merge': lambda: xml2003(xml_row(['x'], '', ' ss:MergeAcross="%d" ss:MergeDown="%d"' % (n, n))),
    'span': lambda: xml2003('<Row ss:Span="%d"/>' % n + xml_row(ROW)),
    'merges': lambda: xml2003(''.join(xml_row(numbered(i)[:3], '', ' ss:MergeDown="%d"' % n) for i in range(n))),
    'styles': lambda: xml2003(''.join(xml_row(['1.2', 'x'], '', ' ss:StyleID="s%d"' % i) for i in range(n)), ''.join(
        '<Style ss:ID="s%d" ss:Parent="s%d"/>' % (i, i + 1) for i in range(n))),
}

# ---- containers ----


def sound():
    xlsx(head())
    with open(path, 'rb') as file:
        return bytearray(file.read())


def keep(data):
    with open(path, 'wb') as file:
        file.write(data)


def changed(offset, form, value, sign=b'PK\1\2'):
    """Writes a value into each entry of the directory, or into what begins with another sign."""
    data = sound()
    at = data.find(sign)
    while at >= 0:
        struct.pack_into(form, data, at + offset, value)
        at = data.find(sign, at + 4)
    keep(data)


def named():
    names = ['../../etc/passwd', '/abs.xml', 'C:\\x.xml', '\\\\host\\share', 'con', 'a\nb', '\x1b[31m', 'x' * 60000, ' ', '.',
             '%s%n', 'xl/../xl/workbook.xml', 'xl//workbook.xml', '\u202e', 'XL/WORKBOOK.XML', 'xl\\sheet0.xml']
    xlsx(head(), more=[(name, 'x') for name in names])


def zip64():
    """Every entry says its sizes and its place in a zip64 extra field, and so does the end."""
    data, offset = sound(), 0
    at = data.find(b'PK\1\2')
    start, entries, count = at, b'', 0
    while data[at:at + 4] == b'PK\1\2':
        packed, size, name = struct.unpack_from('<IIH', data, at + 20)
        offset = struct.unpack_from('<I', data, at + 42)[0]
        entry = data[at:at + 46]
        struct.pack_into('<IIHHH', entry, 20, 0xFFFFFFFF, 0xFFFFFFFF, name, 28, 0)
        struct.pack_into('<I', entry, 42, 0xFFFFFFFF)
        entries += entry + data[at + 46:at + 46 + name] + struct.pack('<HHQQQ', 1, 24, size, packed, offset)
        at += 46 + name
        count += 1
    end = start + len(entries)
    keep(data[:start] + entries +
         b'PK\6\6' + struct.pack('<QHHIIQQQQ', 44, 45, 45, 0, 0, count, count, len(entries), start) +
         b'PK\6\7' + struct.pack('<IQI', 0, end, 1) +
         b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0))


ZIPS = {
    'sound': lambda: keep(sound()),
    'zip64': zip64,
    'names': named,
    'overlap': lambda: changed(42, '<I', 0),         # all begin where the first does
    'size': lambda: changed(24, '<I', n),            # unpacked
    'packed': lambda: changed(20, '<I', n),
    'checksum': lambda: changed(16, '<I', n),
    'method': lambda: changed(10, '<H', n),
    'flags': lambda: changed(8, '<H', n),
    'name-length': lambda: changed(28, '<H', n),
    'count': lambda: changed(10, '<H', n, b'PK\5\6'),
    'directory': lambda: changed(16, '<I', n, b'PK\5\6'),
    'cut': lambda: keep(sound()[:n]),
}

# ---- what names something outside; `n` is not used ----

PLACES = ['secret.txt', 'file:///etc/passwd', 'http://127.0.0.1:9/x', '//127.0.0.1/share/x', '\\\\127.0.0.1\\share\\x']
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "secret.txt"><!ENTITY % y SYSTEM "outer.dtd"> %y;]>'


def prefixed(name):
    """Makes a sound file whose part of this name has a DOCTYPE that names files."""
    with zipfile.ZipFile(path) as file:
        parts = [(i, file.read(i).decode()) for i in file.namelist()]
    put([(i, ENTITY + t.replace('Light', '&x;') if i == name else t) for i, t in parts])


OUTSIDE = {
    'book': lambda: xlsx(
        row(HEADS) + row(ROW).replace('</row>', ''.join(
            '<c t="str"><f>%s</f><v>%d</v></c>' % (f, i) for i, f in enumerate([
                "'file:///etc/[passwd]x'!A1", 'cmd|" /c touch ran"!A0', 'WEBSERVICE("http://127.0.0.1:9/x")',
                'IMAGE("http://127.0.0.1:9/x.png")', 'HYPERLINK("secret.txt")', '[1]Q1!A1', 'CALL("x","y","z")'])) +
            '</row>'),
        '<hyperlinks><hyperlink ref="B2" r:id="h0"/></hyperlinks><drawing r:id="d"/><legacyDrawing r:id="v"/>'
        '<picture r:id="p"/>',
        links=[('h%d' % i, 'hyperlink', to, True) for i, to in enumerate(PLACES)] +
        [('d', 'drawing', 'drawing.xml', False), ('v', 'vmlDrawing', PLACES[0], True), ('p', 'image', PLACES[2], True),
         ('book', 'externalLink', 'link.xml', False)],
        more=[('xl/drawing.xml', '<d><pic><blip r:link="l"/></pic></d>'),
              ('xl/_rels/drawing.xml.rels', relations([('l', 'image', PLACES[2], True)])),
              ('xl/link.xml', '<externalLink><externalBook r:id="b"/><ddeLink ddeService="cmd" ddeTopic="/c touch ran"/>'
               '</externalLink>'),
              ('xl/_rels/link.xml.rels', relations([('b', 'externalLinkPath', PLACES[0], True)])),
              ('xl/vbaProject.bin', 'macro'), ('xl/connections.xml', '<connections><connection odcFile="secret.txt"/>'
                                               '</connections>')],
        inside='<externalReferences><externalReference r:id="x"/></externalReferences>'),
    'document': lambda: docx(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "secret.txt"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="DDEAUTO cmd &quot;/c touch ran&quot;"/>'
        '<w:fldSimple w:instr="INCLUDEPICTURE &quot;http://127.0.0.1:9/x.png&quot;"/></w:p><w:altChunk r:id="a"/>'
        '<w:subDoc r:id="b"/>', [('word/settings.xml', 'settings', '<w:attachedTemplate r:id="t"/>')],
        [('s', 'settings', 'settings.xml', False), ('t', 'attachedTemplate', PLACES[0], True),
         ('a', 'aFChunk', PLACES[0], True), ('b', 'subDocument', PLACES[3], True), ('i', 'image', PLACES[2], True),
         ('o', 'oleObject', PLACES[1], True), ('y', 'styles', PLACES[0], True), ('m', 'numbering', PLACES[2], True)]),
    'sheet': lambda: ods(
        odf_row(['x'], '', ' table:formula="of:=WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)"') +
        '<table:table-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="secret.txt" table:table-name="x"/>'
        '<office:dde-source office:dde-application="soffice" office:dde-topic="secret.txt" office:dde-item="A1"/>'),
    'text': lambda: odt('<text:section text:name="s"><text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" '
                        'xlink:href="secret.txt"/></text:section>'),
    'book-entity': lambda: (xlsx(head()), prefixed('xl/sheet0.xml')),
    'book-list-entity': lambda: (xlsx(head()), prefixed('[Content_Types].xml')),
    'book-relations-entity': lambda: (xlsx(head()), prefixed('xl/_rels/workbook.xml.rels')),
    'document-entity': lambda: (docx(''), prefixed('word/document.xml')),
    'sheet-entity': lambda: (ods(''), prefixed('content.xml')),
    'laughs': lambda: (xlsx(head()), put_laughs()),
    'xml-entity': lambda: text([ENTITY, '<Workbook xmlns="%s"><Worksheet><Table><Row><Cell><Data>&x;</Data></Cell></Row>'
                                '</Table></Worksheet></Workbook>' % EXCEL]),
    'csv': lambda: csv([['=cmd|\' /c touch ran\'!A0', '@SUM(1)', '+1', '=WEBSERVICE("http://127.0.0.1:9/")']]),
}


def put_laughs():
    with zipfile.ZipFile(path) as file:
        parts = [(i, file.read(i).decode()) for i in file.namelist()]
    bomb = '<!DOCTYPE x [<!ENTITY a0 "ha">%s]>' % ''.join(
        '<!ENTITY a%d "%s">' % (i + 1, '&a%d;' % i * 10) for i in range(12))
    put([(i, bomb + t.replace('Light', '&a12;') if i == 'xl/sheet0.xml' else t) for i, t in parts])


TABLES = {'xlsx': WORKBOOKS, 'docx': DOCUMENTS, 'ods': SHEETS, 'odt': TEXTS, 'csv': CSV, 'xml': XML, 'zip': ZIPS,
          'outside': OUTSIDE}
form, name = kind.split('-', 1)
TABLES[form][name]()
