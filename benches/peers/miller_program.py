"""The checks as a program for Miller, the ids of the plan in it.  argv: DATA; the program goes to standard output"""
import sys
from pathlib import Path
from common import Plan

plan = Plan(Path(sys.argv[1]))


def a_map(ids):
    return "{" + ",".join(f'"{id}":1' for id in sorted(ids)) + "}"


# An empty cell cannot be a key: the test before the look-up keeps the run going.
bad = {
    "agency_id": '$agency_id == "" || !haskey(@agencies, $agency_id)',
    "duty_id": '$duty_id == "" || !haskey(@duties, $duty_id)',
    "indicator_id": '$indicator_id == "" || !haskey(@indicators, $indicator_id)',
    "date": f'd < "{plan.first}" || d > "{plan.last}"',
    "value": "!is_int($value) || $value < 0",
    "unit": '$unit == ""', "title": '$title == ""', "link": '$link == ""',
}
print(f"""begin {{
  @agencies = {a_map(plan.agencies)};
  @duties = {a_map(plan.duties)};
  @indicators = {a_map(plan.indicators)};
}}
func day(str s): str {{
  if (s == "") {{ return "" }}
  t = strptime(s, "%d/%m/%Y");
  if (is_error(t)) {{ return "" }}
  return strftime(t, "%Y-%m-%d");
}}
str d = day(string($date));""")
for field, test in bad.items():
    print(f'if ({test}) {{ print FILENAME . "\\t" . FNR . "\\t\\t{field}" }}')
