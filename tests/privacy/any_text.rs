//! What must hold for any text.

use proptest::prelude::*;
use tonghop::protection::{
    people,
    secrets::{self, is_marked_name},
};

/// Pieces that bring the recognisers to work, put together in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("ông ".to_owned()),
        Just("bị can ".to_owned()),
        Just("Nguyễn Văn Mẫu".to_owned()),
        Just("TRẦN THỊ ".to_owned()),
        Just("Trần Gia Mẫu (lớp 9A); 2. ".to_owned()),
        Just("H' Thử Niê".to_owned()),
        Just(", sinh năm 1985, trú tại thôn 3, xã Ea Tu. ".to_owned()),
        Just("N.V.A".to_owned()),
        Just("0905.123 456".to_owned()),
        Just("(+84) 938".to_owned()),
        Just("STK 711A12345678".to_owned()),
        Just("a@b.com".to_owned()),
        Just("47A-123.45".to_owned()),
        Just("\\u1ec5".to_owned()),
        Just("\\".to_owned()),
        Just("(MẬT)".to_owned()),
        Just("mËt".to_owned()),
        Just("do mat: mat".to_owned()),
        Just("\ntoi mat\n".to_owned()),
        Just("Độ mật: ".to_owned()),
        Just("12/BC-STP-M".to_owned()),
        Just("\n      ".to_owned()),
        Just("\n".to_owned()),
        Just(";".to_owned()),
        Just("\"".to_owned()),
        "[0-9 .-]{1,20}",
        "\\PC{0,8}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn masking_keeps_length_characters_and_lines(text in text()) {
        let mut masked = text.clone();
        let found = people::mask(&mut masked);
        prop_assert_eq!(masked.len(), text.len());
        let ends = |text: &str| text.match_indices('\n').map(|(at, _)| at).collect::<Vec<_>>();
        prop_assert_eq!(ends(&masked), ends(&text));
        // A letter takes the place of a letter of as many bytes, so that columns stay right.
        prop_assert!(masked.char_indices().map(|(at, _)| at).eq(text.char_indices().map(|(at, _)| at)));
        for one in &found {
            prop_assert!(!masked[one.range.clone()].chars().any(|c| c.is_ascii_digit()));
        }
        let outside = found.windows(2).map(|two| two[0].range.end..two[1].range.start);
        for range in outside {
            prop_assert_eq!(&masked[range.clone()], &text[range]);
        }
    }

    #[test]
    fn what_is_masked_is_not_found_again(text in text()) {
        let mut masked = text;
        people::mask(&mut masked);
        let again = masked.clone();
        let numbers = people::find(&again).into_iter().filter(|one| one.kind != people::Kind::Name);
        for one in numbers {
            prop_assert!(!again[one.range.clone()].chars().all(|c| "x×•".contains(c)), "{}", &again[one.range]);
        }
    }

    #[test]
    fn the_first_mark_is_among_all(text in text()) {
        if let Some(first) = secrets::marks(&text).min() {
            prop_assert_eq!(secrets::mark(&text), Some(first));
        }
    }

    #[test]
    fn looking_for_marks_never_fails(text in text()) {
        for mark in secrets::marks(&text) {
            prop_assert!(text.is_char_boundary(mark.at));
        }
        let small = text.to_lowercase();
        prop_assert!(!is_marked_name(&text) || small.contains("mat") || small.contains("mật") || text.contains('M'));
    }
}
