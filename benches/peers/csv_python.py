"""CSV by hand with the standard library, row by row, with the numbers of lines.  argv: check|sum DATA OUT"""
import csv, datetime as dt
from common import Plan, arguments, files, write_findings, write_sums


def day_is_good(day, plan):
    try:
        return len(day) == 10 and plan.first <= dt.date(int(day[6:]), int(day[3:5]), int(day[:2])) <= plan.last
    except ValueError:
        return False


def number(text):
    try:
        return int(text)
    except ValueError:
        return -1


job, data, out = arguments()
plan, findings, sums = Plan(data), [], {}
agencies, duties, indicators = plan.agencies, plan.duties, plan.indicators
for path in files(data, "csv"):
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        before = reader.line_num
        for record, (agency, duty, day, indicator, value, unit, title, link, _) in enumerate(reader, 1):
            line, before, known = before + 1, reader.line_num, len(findings)
            if agency not in agencies:
                findings.append((path.stem, record, line, "agency_id"))
            if duty not in duties:
                findings.append((path.stem, record, line, "duty_id"))
            if not day_is_good(day, plan):
                findings.append((path.stem, record, line, "date"))
            if indicator not in indicators:
                findings.append((path.stem, record, line, "indicator_id"))
            amount = number(value)
            if amount < 0:
                findings.append((path.stem, record, line, "value"))
            if not unit:
                findings.append((path.stem, record, line, "unit"))
            if not title:
                findings.append((path.stem, record, line, "title"))
            if not link:
                findings.append((path.stem, record, line, "link"))
            if job == "sum" and len(findings) == known:
                total = sums.setdefault((duty, indicator), [0, 0])
                total[0] += 1
                total[1] += amount
if job == "check":
    write_findings(out, findings)
else:
    write_sums(out, [(*key, *total) for key, total in sums.items()])
