#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| tonghop_fuzz::plan(input));
