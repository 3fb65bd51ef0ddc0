use tonghop::protection::people;
#[test]
fn t() {
    for line in include_str!("corpus.tsv").lines().filter(|l| !l.starts_with('#')) {
        let (labels, s) = line.split_once('\t').unwrap();
        let mut want: Vec<(String, String)> = labels
            .split(" | ")
            .filter(|l| *l != "-")
            .map(|l| {
                let (k, v) = l.split_once('=').unwrap();
                (k.to_owned(), v.to_owned())
            })
            .collect();
        let mut got: Vec<(String, String)> = people::find(s)
            .into_iter()
            .map(|f| {
                (
                    format!("{:?}", f.kind).to_lowercase().replace("citizenid", "cccd").replace("oldid", "cmnd"),
                    s[f.range].to_owned(),
                )
            })
            .collect();
        want.sort();
        got.sort();
        if want != got {
            println!("{s}\n   want {want:?}\n   got  {got:?}");
        }
    }
}
