// YAML with js-yaml and a JSON Schema compiled by ajv, all files in one process; no lines.  argv: check DATA OUT
const fs = require('fs'), path = require('path'), yaml = require('js-yaml'), Ajv = require('ajv');
const [, data, out] = process.argv.slice(2);
const plan = JSON.parse(fs.readFileSync(path.join(data, 'plan.json'), 'utf8'));
const ids = (list) => ({ enum: list.map((one) => one.id) });

// A JSON Schema knows no days: the window is every one of its days.
function days(from, to) {
  const parse = (day) => new Date(day.split('/').reverse().join('-') + 'T00:00:00Z');
  const found = [];
  for (let day = parse(from); day <= parse(to); day = new Date(+day + 86400000)) found.push(day.toISOString().slice(0, 10).split('-').reverse().join('/'));
  return { enum: found };
}

const text = { type: 'string', minLength: 1 };
const activity = {
  type: 'object', required: ['duty_id', 'date', 'indicator_id', 'value', 'unit', 'title', 'link'],
  properties: {
    duty_id: ids(plan.duties), date: days(plan.window_from, plan.window_to), indicator_id: ids(plan.indicators),
    value: { type: 'integer', minimum: 0 }, unit: text, title: text, link: text,
  },
};
const check = new Ajv({ allErrors: true }).compile({
  type: 'object', required: ['agency_id', 'activities'],
  properties: { agency_id: ids(plan.agencies), activities: { type: 'array', items: activity } },
});
const found = [];
for (const file of fs.readdirSync(path.join(data, 'yaml')).sort()) {
  if (check(yaml.load(fs.readFileSync(path.join(data, 'yaml', file), 'utf8')))) continue;
  for (const error of check.errors) {
    const [, , record, field] = error.instancePath.split('/');
    found.push([file.slice(0, -5), record === undefined ? '' : +record + 1, '', field || error.params.missingProperty].join('\t') + '\n');
  }
}
fs.writeFileSync(path.join(out, 'findings.tsv'), found.join(''));
