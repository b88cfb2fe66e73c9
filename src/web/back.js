// back.js: from several plans the reader can look at one alone, and come back to the table as it was.

let aside = null; // { nodes, kept }: what was shown of several plans, and what was chosen for them

function lookAlone(job) {
    if (mustWait()) return;
    aside = { nodes: [...byId('result').childNodes], kept };
    byId('result').replaceChildren(); // before the choices are forgotten: these are kept
    return openPlan(job);
}

function backButton() {
    if (!aside) return null;
    return make('button', { type: 'button', id: 'back', class: 'plain', click: goBack }, phrase('back'));
}

function goBack() {
    if (mustWait()) return;
    clearErrors();
    byId('result').replaceChildren(...aside.nodes);
    ({ kept } = aside);
    aside = null;
    plan = null;
    speak(language); // the words may be of another language by now
    return focusOn(byId('plan-title'));
}
