"""YAML by hand with the nodes of PyYAML over libyaml, which know their lines.  argv: check DATA OUT"""
import datetime as dt
import yaml
from common import COLUMNS, Plan, arguments, files, write_findings


def good(field, text, plan):
    if field == "date":
        try:
            return len(text) == 10 and plan.first <= dt.date(int(text[6:]), int(text[3:5]), int(text[:2])) <= plan.last
        except ValueError:
            return False
    if field == "value":
        return text.isdecimal()
    known = {"duty_id": plan.duties, "indicator_id": plan.indicators}.get(field)
    return text in known if known else text != ""


_, data, out = arguments()
plan, findings = Plan(data), []
for path in files(data, "yaml"):
    with open(path, encoding="utf-8") as file:
        loader = yaml.CSafeLoader(file)
        root = {key.value: value for key, value in loader.get_single_node().value}
        loader.dispose()
    if root["agency_id"].value not in plan.agencies:
        findings.append((path.stem, "", root["agency_id"].start_mark.line + 1, "agency_id"))
    for record, entry in enumerate(root["activities"].value, 1):
        fields = {key.value: value for key, value in entry.value}
        for field in COLUMNS[1:8]:
            value = fields.get(field)
            if value is None or not good(field, value.value, plan):
                findings.append((path.stem, record, (value or entry).start_mark.line + 1, field))
write_findings(out, findings)
