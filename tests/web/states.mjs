// The states of the page that everybody has to be able to use: how to come to each.
import { hang } from './engine.mjs';
import { done, openPlan } from './journeys.mjs';

// Opens what is folded in a part of the page; of many, the first ones.
async function unfold(visit, within = 'main') {
    await visit.ask((within) => {
        for (const details of [...document.querySelectorAll(`${within} details`)].slice(0, 12))
            details.open = true;
    }, within);
}

export const states = {
    start: async () => {},
    understood: (visit, at) => openPlan(visit, at('tracker.xlsx')),
    unfolded: async (visit, at) => {
        await openPlan(visit, at('tracker.xlsx'));
        await visit.press('button', visit.say('explain'));
        await visit.shows(visit.say('explain_asks'));
        await done(visit);
        await unfold(visit);
    },
    licences: (visit) => unfold(visit, 'footer'),
    'an error': async (visit, at) => {
        await visit.choose(visit.say('files_label'), at('empty.xlsx'));
        await visit.find('heading', visit.say('there_is_a_problem'));
    },
    'no period': async (visit, at) => {
        await visit.choose(visit.say('files_label'), at('plan.csv'));
        await visit.find('heading', 'plan.csv');
    },
    'under way': async (visit, at) => {
        await hang(visit, 'sevenoaks.xlsx');
        await visit.choose(visit.say('files_label'), at('tracker.xlsx'), at('sevenoaks.xlsx'));
        await visit.press('button', visit.say('batch_start'));
        await visit.find('button', visit.say('stop'));
        await visit.until('the second plan', () =>
            inside.find('row', 'tracker.xlsx').querySelector('button'),
        );
    },
    'a batch': async (visit, at) => {
        await visit.choose(visit.say('files_label'), at('tracker.xlsx'), at('wrong.xml'));
        await visit.press('button', visit.say('batch_start'));
        await visit.find('button', visit.say('batch_save'));
        await done(visit);
    },
    'a pack': async (visit, at) => {
        await visit.choose(visit.say('files_label'), at('tracker.xlsx'), at('sevenoaks.xlsx'));
        await visit.press('field', visit.say('way_pack'));
        await visit.press('button', visit.say('pack_pdf'));
        await visit.find('heading', visit.say('there_is_a_problem'));
        await unfold(visit);
    },
};
