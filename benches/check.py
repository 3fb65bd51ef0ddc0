"""Whether a program found what the generator put in: not timed. A verdict is (right or not, a few words)."""
import json
from collections import Counter
from pathlib import Path


def plain(expected, out, which):
    """The findings of another program: agency, record, line, column. A line is compared where one is given."""
    line_key = "yaml_line" if which == "yaml" else "line"
    wanted = {(error["agency"], error["record"], error["field"]): error[line_key] for error in expected["errors"]}
    found = {}
    for text in (out / "findings.tsv").read_text("utf-8").splitlines():
        agency, record, line, field = text.split("\t")
        found[agency.removesuffix(".csv"), int(record), field] = line
    right = [key for key in wanted if key in found]
    lines = [key for key in right if found[key]]
    exact = sum(int(found[key]) == wanted[key] for key in lines)
    words = f"{len(right)}/{len(wanted)}, " + (f"{exact} exact lines" if lines else "no lines")
    return found.keys() == wanted.keys() and exact == len(lines), words


def files_only(expected, out):
    """Only the file and the column are told."""
    wanted = Counter((error["agency"], error["field"]) for error in expected["errors"])
    rows = [text.split("\t") for text in (out / "findings.tsv").read_text("utf-8").splitlines()]
    found = Counter((row[0], row[3]) for row in rows)
    return found == wanted, f"{(found & wanted).total()}/{wanted.total()}, files only"


def ours(expected, out, which, data):
    """Our findings. A row is found when the right rule names its line as a place at fault."""
    prefix = "our_yaml_" if which == "yaml" else "our_"
    wanted = {(error["agency"], error[prefix + "line"], error[prefix + "rule"]): error for error in expected["errors"]}
    spoiled = {key[:2] for key in wanted}
    found, late, wrong, follow_ups = set(), [], Counter(), 0
    report = json.loads((out / "stdout").read_text("utf-8"))
    register = (data / "ours/register.csv").read_text("utf-8").splitlines()
    for finding in report["findings"]:
        rule = finding["rule"]
        faults = {(Path(place["file"]).stem, place["line"]) for place in finding["places"] if place["fault"]}
        if rule == "late-submission":
            late.append(register[finding["places"][0]["line"] - 1].split(",")[2])
            continue
        # A finding of another rule about a row that is wrong may follow from it; any other is false.
        hits = {(*place, rule) for place in faults} & wanted.keys()
        found |= hits
        follow_ups += not hits and bool(faults & spoiled)
        wrong[rule] += not faults & spoiled
    missed = Counter(wanted[key]["kind"] for key in wanted if key not in found)
    words = f"{len(found)}/{len(wanted)}, {len(found)} exact lines" if wanted else "nothing to find"
    words += f"; {follow_ups} follow-ups" if follow_ups else ""
    words += "".join(f"; missed {number} {kind}" for kind, number in missed.items())
    words += "".join(f"; false {number} {rule}" for rule, number in wrong.items() if number)
    words += "" if sorted(late) == expected["late"] else f"; {len(late)} late"
    return not missed and not wrong.total() and sorted(late) == expected["late"], words


def missing(expected, out):
    """Who is late and who is absent."""
    agencies = json.loads((out / "stdout").read_text("utf-8"))["agencies"]
    late = [agency["id"] for agency in agencies if agency["state"] == "late"]
    absent = [agency["id"] for agency in agencies if not agency["received"]]
    return (late, absent) == (expected["late"], expected["absent"]), f"{len(late)} late, {len(absent)} absent"


def sums(expected, out):
    """The sums of another program: duty, indicator, rows, sum."""
    rows = [text.split("\t") for text in (out / "sums.tsv").read_text("utf-8").splitlines()]
    found = {f"{duty}|{indicator}": [int(count), int(total)] for duty, indicator, count, total in rows}
    return found == expected["sums"], f"{len(found)} sums"


def our_sums(expected, out):
    """The sums in the data beside our report."""
    report = json.loads((out / "bao-cao-tong-hop.json").read_text("utf-8"))
    totals = [total for heading in report["headings"] for duty in heading["duties"] for total in duty["totals"]]
    found = {total["id"]: int(total["number"]) for total in totals}
    return found == {key.split("|")[1]: total for key, (_, total) in expected["sums"].items()}, f"{len(found)} sums"
