#!/usr/bin/env python3
"""generate.py SIZE OUT [--clean]: one round of invented reports, the same bytes every time.

  P      a province: 34 agencies that report, 2 that do not; 680 rows
  N      a nation: 2,142 agencies that report, 63 that do not; 200,000 rows
  X34    10,000,000 rows in 34 files, CSV only
  X2142  10,000,000 rows in 2,142 files, CSV only

The same facts are written in our form and in the plain one that the other programs are given:

  ours/plan.yaml, ours/register.csv, ours/csv/*.csv, ours/yaml/*.yaml
  plan.json, csv/*.csv, yaml/*.yaml
  expected.json   every error put in, with file, line and our rule; who is late or absent; the sums of the valid rows

A row is one activity with one figure. In N and X one row in 1,000 is wrong, in P one in 42, so that each of the seven
kinds is there. One note in 500 has a line break inside its cell: the number of a record is not that of its line.
--clean puts no errors in, and nobody is late.
"""
import argparse, datetime as dt, json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

FROM, TO, DEADLINE = dt.date(2025, 12, 15), dt.date(2026, 3, 14), dt.date(2026, 3, 20)
SIZES = {"P": (1, 34, 680, 42), "N": (63, 2142, 200_000, 1000), "X34": (1, 34, 10_000_000, 1000), "X2142": (63, 2142, 10_000_000, 1000)}
DUTIES, INDICATORS_EACH = 30, 3

# What is done to a wrong row: the column of the other programs' form, our rule in CSV, our rule in YAML.
# In YAML a value without an indicator has no name to stand behind: the figures are not in their shape.
KINDS = {
    "unknown_duty": ("duty_id", "unknown-duty", "unknown-duty"),
    "missing_title": ("title", "missing-field", "missing-field"),
    "date_out_of_window": ("date", "outside-window", "outside-window"),
    "missing_value": ("value", "missing-field", "missing-field"),
    "negative_value": ("value", "negative-value", "negative-value"),
    "missing_date": ("date", "undated-activity", "undated-activity"),
    "missing_indicator": ("indicator_id", "missing-field", "wrong-shape"),
}

VERBS = ("Tổ chức hội nghị", "Ban hành kế hoạch", "Kiểm tra, giám sát", "Triển khai mô hình", "Tuyên truyền", "Tập huấn nghiệp vụ",
         "Xây dựng chuyên đề", "Rà soát, cập nhật", "Phối hợp thực hiện", "Tiếp nhận, xử lý", "Thẩm định hồ sơ", "Sơ kết đánh giá",
         "Hướng dẫn", "Cấp phát tài liệu", "Ra quân cao điểm", "Vận động")
MATTERS = ("phổ biến pháp luật về an toàn giao thông", "cải cách thủ tục hành chính", "chuyển đổi số trong cơ quan nhà nước",
           "bảo vệ môi trường và thu gom rác thải", "phòng cháy, chữa cháy và cứu nạn, cứu hộ", "phòng, chống ma túy",
           "giảm nghèo bền vững", "xây dựng nông thôn mới", "phòng, chống dịch bệnh mùa đông xuân",
           "chăm sóc sức khỏe bà mẹ, trẻ em", "quản lý đất đai, trật tự xây dựng", "tiếp công dân, giải quyết khiếu nại",
           "bảo đảm an toàn thực phẩm dịp Tết", "phòng, chống tội phạm công nghệ cao", "hỗ trợ doanh nghiệp nhỏ và vừa",
           "đào tạo nghề cho lao động nông thôn")
FOR_WHOM = ("cho cán bộ, công chức", "cho đoàn viên, thanh niên", "cho hộ kinh doanh", "tại các trường học",
            "trên địa bàn khu dân cư", "đối với doanh nghiệp", "với các ban, ngành", "tại trụ sở tiếp dân")
PLACES = [f"{kind} {name}" for kind in ("xã", "phường", "thị trấn", "huyện", "khu phố", "thôn", "ấp", "bản")
          for name in ("Tân Phú", "Hòa Bình", "Đông Sơn", "Phước Lộc", "Mỹ Thạnh", "Quảng Yên", "Bình Đức", "Ia Kênh", "Nậm Pồ",
                       "Cửa Lò", "Vĩnh Thịnh", "Sơn Trà", "Thới An", "Kỳ Anh", "Đắk Lao", "Ngã Bảy")]
UNITS = ("vụ", "lượt người", "văn bản", "hồ sơ", "buổi", "cuộc", "triệu đồng", "đơn vị", "người", "km")
NOTES = ("", "", "", "", "", "đã duyệt", "số liệu lũy kế", "chờ bổ sung minh chứng", "phối hợp liên ngành", "đạt chỉ tiêu")
TWO_LINES = "đợt 1: đã hoàn thành\nđợt 2: đang thực hiện"

HEADS = [f"{verb} {matter}" for verb in VERBS for matter in MATTERS]
TAILS = [f" {whom} {place}" for whom in FOR_WHOM for place in PLACES]
DUTY_NAMES = [f"{VERBS[at * 5 % 16]} {MATTERS[at % 16]}" for at in range(DUTIES)]
PLAIN_HEAD = "agency_id,duty_id,date,indicator_id,value,unit,title,link,note\n"
OUR_HEAD = "cơ quan,nhiệm vụ,mục,giá trị,kỳ,hoạt động,từ ngày,đến ngày,địa điểm,phối hợp,ghi chú\n"


def shown(day):
    return day.strftime("%d/%m/%Y")


DAYS = [shown(FROM + dt.timedelta(n)) for n in range((TO - FROM).days + 1)]
STRAY_DAYS = ["14/12/2025", "15/03/2026", "01/10/2025", "30/11/2025", "31/03/2026", "02/01/2025", "14/03/2025", "15/12/2026"]


def mix(number):
    """64 bits that look random, the same for the same number."""
    mask = (1 << 64) - 1
    z = (number * 0x9E3779B97F4A7C15 + 0x1234567) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
    return z ^ (z >> 31)


def cell(text):
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text or "\n" in text else text


def scalar(text):
    return json.dumps(text, ensure_ascii=False)


def fact(number, record):
    """One row: duty, day, indicator, value, unit, title, link, note."""
    h = mix(number)
    duty, indicator = h % DUTIES, (h >> 8) % INDICATORS_EACH
    head, tail = HEADS[(h >> 32) & 255], TAILS[(h >> 40) & 1023]
    # The number keeps two activities of an agency apart.
    title = f'"{head}"{tail} lần {record}' if (h >> 50) & 15 == 0 else f"{head}{tail} lần {record}"
    note = TWO_LINES if number % 500 == 73 else NOTES[(h >> 54) % 10]
    link = f"https://vb.vn/{(h >> 5) & 0xFFFFF}" if (h >> 58) & 3 else f"VB/{(h >> 5) & 0x3FFF}/2026"
    value = ((h >> 20) & 511) * ((h >> 29) & 3)
    unit = UNITS[(duty * 3 + indicator) % 10]
    return [f"NV-{duty + 1:02d}", DAYS[(h >> 12) % 90], f"CT-{duty + 1:02d}-{indicator + 1}", str(value), unit, title, link, note]


def spoil(row, which):
    """Makes the row wrong; says how."""
    kind = list(KINDS)[which % len(KINDS)]
    if kind == "unknown_duty":
        row[0] = f"NV-{int(row[0][3:]) + 60}"
    elif kind == "date_out_of_window":
        row[1] = STRAY_DAYS[which // len(KINDS) % len(STRAY_DAYS)]
    elif kind == "negative_value":
        row[3] = str(-1 - int(row[3]) % 50)
    else:
        row[{"missing_date": 1, "missing_indicator": 2, "missing_value": 3, "missing_title": 5}[kind]] = ""
    return kind


def write_agency(job):
    """Writes one agency's files; returns what is to be expected of them."""
    agency, first, count, every, out, with_yaml, arrived = job
    valid, sums, errors, entries, plain_yaml, line, plain_line = 0, {}, [], {}, [], 5, 5
    with open(out / f"csv/{agency}.csv", "w", encoding="utf-8", newline="") as plain, \
            open(out / f"ours/csv/{agency}.csv", "w", encoding="utf-8", newline="") as ours:
        plain.write(PLAIN_HEAD)
        ours.write(f"{OUR_HEAD}{agency},,số văn bản,12/BC-{agency},,,,,,,\n{agency},,ngày văn bản,{arrived},,,,,,,\n"
                   f"{agency},,người ký,Giám đốc,,,,,,,\n")
        for record in range(1, count + 1):
            number = first + record - 1
            row = fact(number, record)
            kind = spoil(row, number // every) if every and number % every == every * 3 // 5 - 3 else None
            duty, day, indicator, value, unit, title, link, note = row
            plain.write(f"{agency},{duty},{day},{indicator},{value},{unit},{cell(title)},{link},{cell(note)}\n")
            ours.write(f"{agency},{duty},{indicator},{value},,{cell(title)},{day},,{link} · {unit},,{cell(note)}\n")
            error = None
            if kind:
                field, rule, yaml_rule = KINDS[kind]
                error = {"agency": agency, "kind": kind, "record": record, "field": field, "line": line - 3,
                         "our_line": line, "our_rule": rule, "our_yaml_rule": yaml_rule}
                errors.append(error)
            else:
                valid += 1
                total = sums.setdefault(f"{duty}|{indicator}", [0, 0])
                total[0] += 1
                total[1] += int(value)
            line += 1 + note.count("\n")
            if with_yaml:
                lines = plain_entry(row)
                if error:
                    error["yaml_line"] = plain_line + line_of(lines, f"{error['field']}: ")
                plain_line += len(lines)
                plain_yaml += lines
                entries.setdefault(duty, []).append((our_entry(row), error))
        sizes = [plain.tell(), ours.tell(), 0, 0]
    if with_yaml:
        sizes[2] = write(out / f"yaml/{agency}.yaml", f"agency_id: {agency}\nplan: KH-2026-Q1\nsubmitted_at: {arrived}\nactivities:\n" + "".join(plain_yaml))
        sizes[3] = write(out / f"ours/yaml/{agency}.yaml", our_yaml(agency, arrived, entries))
    return agency, count, valid, sums, errors, sizes


def plain_entry(row):
    duty, day, indicator, value, unit, title, link, note = row
    fields = [("duty_id", duty), ("date", day), ("indicator_id", indicator), ("value", value), ("unit", unit),
              ("title", title and scalar(title)), ("link", link), ("note", note and scalar(note))]
    fields = [f"{name}: {value}\n" for name, value in fields if value]
    return ["  - " + fields[0]] + ["    " + field for field in fields[1:]]


def our_entry(row):
    _, day, indicator, value, unit, title, link, _ = row
    figures = f"{{{indicator}: {value}}}" if indicator else value
    fields = [title and f"title: {scalar(title)}\n", day and f"from: {day}\n", f"place: {link} · {unit}\n", f"figures: {figures}\n"]
    fields = [field for field in fields if field]
    return ["      - " + fields[0]] + ["        " + field for field in fields[1:]]


def line_of(lines, start):
    """Which line of an entry says it; the first where none does."""
    return next((at for at, line in enumerate(lines) if line.lstrip(" -").startswith(start)), 0)


def our_yaml(agency, arrived, entries):
    lines = [f"agency: {agency}\n", f"document: {{number: 12/BC-{agency}, date: {arrived}, signer: Giám đốc}}\n", "results:\n"]
    at_fault = {"date_out_of_window": "from: ", "missing_value": "figures: ", "negative_value": "figures: ", "missing_indicator": "figures: "}
    for duty in sorted(entries):
        lines += [f"  {duty}:\n", "    activities:\n"]
        at_duty = len(lines) - 1
        for entry, error in entries[duty]:
            if error and error["kind"] == "unknown_duty":
                error["our_yaml_line"] = at_duty
            elif error:
                error["our_yaml_line"] = len(lines) + 1 + line_of(entry, at_fault.get(error["kind"], "-"))
            lines += entry
    return "".join(lines)


def write(path, text):
    return path.write_bytes(text.encode())


def agencies(provinces):
    """Who reports, and who is absent."""
    ids = [f"T{province:02d}-A{at:02d}" for province in range(1, provinces + 1) for at in range(1, 37 if provinces == 1 else 36)]
    return [id for id in ids if int(id[5:]) <= 34], [id for id in ids if int(id[5:]) > 34]


def duty_list():
    return [(f"NV-{at + 1:02d}", name, [f"CT-{at + 1:02d}-{one + 1}" for one in range(INDICATORS_EACH)]) for at, name in enumerate(DUTY_NAMES)]


def agency_name(id):
    return f"Cơ quan {id[5:]} tỉnh {id[1:3]}"


def plain_plan(ids):
    return {"plan": "KH-2026-Q1", "window_from": shown(FROM), "window_to": shown(TO), "deadline": shown(DEADLINE),
            "agencies": [{"id": id, "name": agency_name(id)} for id in sorted(ids)],
            "duties": [{"id": id, "title": name, "indicators": asked} for id, name, asked in duty_list()],
            "indicators": [{"id": id} for *_, asked in duty_list() for id in asked]}


def our_plan(ids):
    ids, duties = sorted(ids), duty_list()
    lines = ["id: KH-2026-Q1", "title: Kế hoạch công tác quý I năm 2026", f"deadline: {{by: {DEADLINE}}}", "agencies:"]
    lines += [f"  - {{id: {id}, name: {agency_name(id)}}}" for id in ids]
    lines += ["groups:", f"  - {{id: tat-ca, members: [{', '.join(ids)}]}}", "duties:"]
    for at, (id, name, asked) in enumerate(duties, 1):
        lines += [f"  - id: {id}", f"    cite: II.{at}", f"    text: {scalar(name)}", "    agencies: [tat-ca]", "    answer: optional",
                  f"    window: {{from: {FROM}, to: {TO}}}",
                  f"    indicators: [{', '.join('{id: %s, optional: true}' % one for one in asked)}]"]
    lines.append("indicators:")
    for duty, (_, _, asked) in enumerate(duties):
        lines += [f"  - {{id: {id}, name: Chỉ tiêu {id[6:]} của nhiệm vụ {duty + 1}, unit: {UNITS[(duty * 3 + at) % 10]}, kind: count, total: sum}}"
                  for at, id in enumerate(asked)]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", choices=SIZES)
    parser.add_argument("out", type=Path)
    parser.add_argument("--clean", action="store_true")
    given = parser.parse_args()
    provinces, files, rows, every = SIZES[given.size]
    every = 0 if given.clean else every
    out, with_yaml = given.out, not given.size.startswith("X")
    for folder in ["csv", "ours/csv"] + ["yaml", "ours/yaml"] * with_yaml:
        (out / folder).mkdir(parents=True, exist_ok=True)
    present, absent = agencies(provinces)
    late, jobs, first = [], [], 0
    register = ["số đến,ngày đến,cơ quan,số văn bản,ngày văn bản,trả lại đến ngày,ghi chú\n"]
    for at, agency in enumerate(present):
        # Neighbours are not of one length, and the whole is exact.
        uneven = at * 7 % 5 - 2 if at < files // 5 * 5 else 0
        count = rows // files + uneven + (at < rows % files)
        is_late = at % 17 == 5 and not given.clean
        arrived = shown(DEADLINE + dt.timedelta(1 + at % 9 if is_late else -(at % 6)))
        late += [agency] * is_late
        register.append(f"{at + 1},{arrived},{agency},12/BC-{agency},{arrived},,\n")
        jobs.append((agency, first, count, every, out, with_yaml, arrived))
        first += count
    expected = {"rows": first, "valid": 0, "bytes": [0, 0, 0, 0], "absent": absent, "late": late, "sums": {}, "rows_of": {}, "valid_of": {}, "errors": []}
    with ProcessPoolExecutor(2) as pool:
        for agency, count, valid, sums, errors, sizes in pool.map(write_agency, jobs, chunksize=max(1, len(jobs) // 100)):
            expected["valid"] += valid
            expected["rows_of"][agency] = count
            expected["valid_of"][agency] = valid
            expected["errors"] += errors
            expected["bytes"] = [one + other for one, other in zip(expected["bytes"], sizes)]
            for key, (number, total) in sums.items():
                known = expected["sums"].setdefault(key, [0, 0])
                expected["sums"][key] = [known[0] + number, known[1] + total]
    write(out / "plan.json", json.dumps(plain_plan(present + absent), ensure_ascii=False))
    write(out / "ours/plan.yaml", our_plan(present + absent))
    write(out / "ours/register.csv", "".join(register))
    # Last: what has no such file is not finished.
    write(out / "expected.json", json.dumps(expected, ensure_ascii=False, indent=0))
    print(f"{out}: {files} files, {first} rows, {len(expected['errors'])} errors; bytes {expected['bytes']}")


if __name__ == "__main__":
    main()
