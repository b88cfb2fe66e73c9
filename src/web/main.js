// main.js: the page begins. It is joined last.

function buildPrivate() {
    fill(
        byId('private-steps'),
        make(
            'ul',
            null,
            ['private_offline', 'private_tools', 'private_policy'].map((key) =>
                make('li', null, phrase(key)),
            ),
        ),
    );
}

function begin() {
    language = firstLanguage();
    buildPrivate();
    buildWork();
    listenForEscape();
    buildChoose();
    for (const each of ['en', 'cy']) byId(`language-${each}`).addEventListener('click', () => speak(each));
    speak(language);
    document.documentElement.classList.remove('waits');
    engine.begin();
}

begin();
