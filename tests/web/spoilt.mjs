// Pages that are spoilt on purpose: in which state and language, how, and which check has to find it.
export const spoilt = {
    'a field without a label': {
        state: 'start',
        check: 'axe',
        spoil: () => {
            for (const label of document.querySelectorAll('label')) label.remove();
        },
    },
    'a page that is too wide': {
        state: 'start',
        check: 'reflow',
        spoil: () => {
            document.querySelector('main').style.minWidth = '700px';
        },
    },
    'a text that is cut off': {
        state: 'understood',
        check: 'spacing',
        spoil: () => {
            const text = document.querySelector('main p');
            Object.assign(text.style, { height: `${text.clientHeight}px`, overflow: 'hidden' });
        },
    },
    'a pale text': {
        state: 'understood',
        check: 'colours',
        spoil: () => {
            document.querySelector('main p').style.color = '#999';
        },
    },
    'a field without an edge': {
        state: 'unfolded',
        check: 'colours',
        spoil: () => {
            document.querySelector('select').style.border = '1px solid #eee';
        },
    },
    'a control that does not show the focus': {
        state: 'start',
        check: 'keyboard',
        spoil: () => {
            const style = document.createElement('style');
            style.textContent =
                'summary:focus-visible { outline: none !important; box-shadow: none !important }';
            document.head.append(style);
        },
    },
    'an order of its own': {
        state: 'start',
        check: 'keyboard',
        spoil: () => {
            document.querySelector('summary').tabIndex = 5;
        },
    },
    'a button that is none': {
        state: 'start',
        check: 'names',
        spoil: () => {
            const button = document.querySelector('#languages button, header button');
            button.setAttribute('role', 'img');
        },
    },
    'a heading that is too deep': {
        state: 'understood',
        check: 'names',
        spoil: () => {
            const heading = document.querySelector('h2');
            heading.setAttribute('role', 'heading');
            heading.setAttribute('aria-level', '5');
        },
    },
    'a page that says nothing': {
        state: 'start',
        check: 'names',
        spoil: () => {
            document.querySelector('[role=status]').removeAttribute('role');
        },
    },
    'a table without headers': {
        state: 'a batch',
        check: 'meaning',
        spoil: () => {
            document.querySelector('thead').remove();
        },
    },
    'a link that leads nowhere': {
        state: 'an error',
        check: 'meaning',
        spoil: () => {
            document.querySelector('main a[href^="#"]').setAttribute('href', '#nowhere');
        },
    },
    'English words on a Welsh page': {
        state: 'understood',
        language: 'Cymraeg',
        check: 'meaning',
        spoil: () => {
            for (const text of document.querySelectorAll('.remedy [lang]')) text.removeAttribute('lang');
        },
    },
};
