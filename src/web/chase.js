// chase.js: a workbook for each lead, in a zip.

const NO_SUCH_LEAD = 'BP7011'; // "N/A" and the like are no leads

// All names of leads in an exported plan. Capitals make no difference.
function leadsOf(value, found = new Map()) {
    for (const [name, part] of Object.entries(value ?? {}))
        if (name === 'leads')
            for (const lead of part) {
                if (!found.has(lead.toLowerCase())) found.set(lead.toLowerCase(), lead);
            }
        else if (part && typeof part === 'object') leadsOf(part, found);
    return [...found.values()];
}

// "Kent Police & Fire" is kent-police-fire.
function fileNameOf(lead) {
    return (
        lead
            .toLowerCase()
            .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
            .replace(/^-|-$/g, '') || 'lead'
    );
}

async function makeChase(of, settings) {
    const edition = `--edition=${settings.public ? 'public' : 'restricted'}`;
    const run = await runOn(of, settings, ['export', '--to=json', edition], ['-o', 'plan.json'], false);
    const leads = leadsOf(JSON.parse(new TextDecoder().decode(made(run, 'plan.json', of))));
    const sheets = [],
        taken = new Set();
    for (const [i, lead] of leads.entries()) {
        tellWork(phrase('working_sheets', i, leads.length), i, leads.length);
        const name = freeName(`${fileNameOf(lead)}.xlsx`, taken);
        const sheet = await runOn(
            of,
            settings,
            ['report', '--json', '--chase', `--lead=${lead}`, edition],
            ['-o', name],
            false,
        );
        if (sheet.files[name]) sheets.push([name, sheet.files[name]]);
        else if (!ofType(records(sheet.stdout), 'finding').some((finding) => finding.code === NO_SUCH_LEAD))
            made(sheet, name, of);
    }
    if (!sheets.length) throw new PlanError([{ text: phrase('chase_none'), field: 'products-title' }]);
    return [`${stem(of.name)}-chase.zip`, zip(sheets)];
}
