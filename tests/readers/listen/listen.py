"""Says what the screen reader Orca says of a page of a PDF in Firefox.

    dbus-run-session -- xvfb-run python3 listen.py FILE.pdf PAGE

Orca's own code makes the words; no voice is needed. A line for each heading, paragraph, link, figure and cell
of a table, as if one moved from each to the next.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PREFERENCES = {"accessibility.force_disabled": -1, "browser.shell.checkDefaultBrowser": False,
               "browser.aboutwelcome.enabled": False, "datareporting.policy.dataSubmissionEnabled": False,
               "app.normandy.enabled": False, "browser.startup.homepage_override.mstone": "ignore",
               "pdfjs.sidebarViewOnLoad": 0, "pdfjs.defaultZoomValue": "page-fit"}


def start_accessibility():
    subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        subprocess.run(["gdbus", "call", "--session", "--dest", "org.a11y.Bus",
                        "--object-path", "/org/a11y/bus", "--method", "org.freedesktop.DBus.Properties.Set",
                        "org.a11y.Status", name, "<true>"],
                       check=True, stdout=subprocess.DEVNULL)


def start_firefox(folder, file, page):
    lines = [f'user_pref("{name}", {str(value).lower() if not isinstance(value, str) else repr(value)});'
             for name, value in PREFERENCES.items()]
    pathlib.Path(folder, "user.js").write_text("\n".join(lines).replace("'", '"'), "utf-8")
    address = f"{pathlib.Path(file).resolve().as_uri()}#page={page}"
    return subprocess.Popen(["firefox-esr", "--no-remote", "--profile", folder, address],
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env=dict(os.environ, GNOME_ACCESSIBILITY="1", HOME=folder))


def below(element, stops=()):
    """All elements below one, in order, each before its own; but none below one whose role is in `stops`."""
    for index in range(element.childCount):
        child = element.getChildAtIndex(index) # None where Firefox has just taken it away
        if child is not None:
            yield child
            if child.getRole() not in stops:
                yield from below(child, stops)


def find_page(pyatspi, number):
    """Firefox and the page, as soon as its tags are there."""
    for _ in range(60):
        time.sleep(2)
        for app in pyatspi.Registry.getDesktop(0):
            if app is None or app.name != "Firefox":
                continue
            for element in below(app):
                if element.name == f"Page {number}" and element.getRole() == pyatspi.ROLE_LANDMARK \
                        and any(child.getRole() == pyatspi.ROLE_TABLE for child in below(element)):
                    time.sleep(4)
                    return app, element
    raise SystemExit(f"the tags of page {number} did not appear")


def words_of(parts):
    for part in parts:
        if isinstance(part, str):
            yield part.strip()
        elif isinstance(part, (list, tuple)):
            yield from words_of(part)


def listen(pyatspi, app, page):
    """A line for each place where a listener stops."""
    from orca import script_manager, settings_manager  # after Firefox: Orca looks for the desktop at once
    settings_manager.getManager().activate()
    script = script_manager.getManager().getScript(app)
    stops = (pyatspi.ROLE_HEADING, pyatspi.ROLE_STATIC, pyatspi.ROLE_COLUMN_HEADER, pyatspi.ROLE_ROW_HEADER,
             pyatspi.ROLE_TABLE_CELL, pyatspi.ROLE_IMAGE, pyatspi.ROLE_LINK)
    before = None
    for element in below(page, stops):
        if element.getRole() in stops:
            contents = script.utilities.getObjectContentsAtOffset(element, 0)
            said = script.speechGenerator.generateContents(contents, priorObj=before)
            yield ", ".join(word for word in words_of(said) if word)
            before = element


def main(file, number):
    start_accessibility()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        firefox = start_firefox(folder, file, number)
        try:
            import pyatspi  # asks for the accessibility bus at once
            for line in listen(pyatspi, *find_page(pyatspi, number)):
                print(line, flush=True)
        finally:
            firefox.kill()
            firefox.wait()


main(sys.argv[1], int(sys.argv[2]))
