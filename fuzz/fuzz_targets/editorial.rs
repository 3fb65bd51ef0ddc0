#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| tonghop_fuzz::editorial(input));
