"""Compares what HTML says with what the tags of the pages say.

    html_words.py FOLDER FIRST

For each NAME.html and NAME.tags (of `dump tags`) in the folder it prints a line of TAP, from number FIRST on.

What helps to get about is left out of HTML: contents, links back to them, what is said to screen readers alone; and
the footer, which on pages is no part of the text. Of tags, the labels of lists are left out. An image says the words of its description. White space and soft hyphens do not
count, nor does where a text ends. HTML must be well formed, too: each element that is opened is closed, in
order, each id is the only one of its name, and each link within the file leads somewhere.
"""
import glob
import html.parser
import os
import re
import sys

VOID = {"meta", "br", "img"}
DROPPED = {"nav", "style", "title", "footer"}
DROPPED_CLASSES = {"back", "skip", "unseen"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.words, self.ids, self.links, self.faults = [], [], set(), [], []
        self.dropped = 0  # how many of the open elements, from this one on, are left out

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            if attrs["id"] in self.ids:
                self.faults.append("twice: id " + attrs["id"])
            self.ids.add(attrs["id"])
        if attrs.get("href", "").startswith("#"):
            self.links.append(attrs["href"][1:])
        self.links += attrs.get("aria-labelledby", "").split()
        if not self.dropped and attrs.get("role") == "img":
            self.words.append(attrs["aria-label"])
        if not self.dropped and tag == "img":
            self.words.append(attrs["alt"])
        if tag in VOID:
            return
        self.open.append(tag)
        drop = tag in DROPPED or attrs.get("role") == "img" or attrs.get("class", "") in DROPPED_CLASSES
        if drop or self.dropped:
            self.dropped += 1

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> in {self.open[-3:]}, line {self.getpos()[0]}")
            return
        self.open.pop()
        self.dropped -= self.dropped > 0

    def handle_data(self, data):
        if not self.dropped:
            self.words.append(data)


def of_html(path):
    page = Page()
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    page.feed(text)
    page.close()
    page.faults += ["not closed: " + tag for tag in page.open]
    page.faults += ["leads nowhere: #" + link for link in page.links if link not in page.ids]
    return page.words, page.faults


def of_tags(path):
    words, image = [], None
    with open(path, encoding="utf-8") as file:
        for line in file.read().split("\n"):
            depth = len(line) - len(line.lstrip())
            if line.strip() == "|" or (image is not None and depth > image):
                continue
            image = None
            head, bar, text = (" " + line.strip()).partition(" | ")
            head = head.strip()
            if head.startswith("Figure"):
                image = depth
                words.append(re.search(r'alt="(.*)"', line).group(1))
            elif not head.startswith("Lbl") and bar:
                words.append(text)
            elif not bar and not re.match(r"[A-Z][A-Za-z0-9]*( |$)", head):
                words.append(head)  # more text of the element above
    return [re.sub(r"\[page \d+\] ", "", text) for text in words]


def solid(words):
    return re.sub(r"[\s\u00ad]+", "", "".join(words))


def difference(got, wanted):
    at = len(os.path.commonprefix([got, wanted]))
    return [f"HTML: …{got[max(at - 60, 0):at + 60]}", f"tags: …{wanted[max(at - 60, 0):at + 60]}"]


def main():
    folder, n = sys.argv[1], int(sys.argv[2])
    for path in sorted(glob.glob(f"{folder}/*.html")):
        words, faults = of_html(path)
        got, wanted = solid(words), solid(of_tags(path[:-5] + ".tags"))
        if got != wanted:
            faults += difference(got, wanted)
        elif len(got) < 100:
            faults.append("it says hardly anything")
        name = os.path.basename(path)[:-5]
        print(f"{'not ok' if faults else 'ok'} {n} - {name}: well formed, with the words of the pages in their order")
        for fault in faults:
            print("# " + fault)
        n += 1


main()
