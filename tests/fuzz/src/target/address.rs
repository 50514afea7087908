//! Addresses as chats hand them over: read and written again they stay as they are.

use baoku_app::render::address;

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let addresses = [
        "?a=51e5afcc-65&q=%E5%8A%A0%E8%A3%85&from=singlemessage&isappinstalled=0",
        "?q=电梯&year=2022&month=3&section=民生&person=王炜&dates=2022-01..2022-12&sort=newest&page=3",
        "?view=timeline&amp;dates=2022-01..2022-12%26year%3D2022",
        "?view=issue&issue=51e5afcc#x",
    ];
    addresses.iter().map(|address| address.as_bytes().to_vec()).collect()
}

pub(super) fn check(bytes: &[u8]) {
    let typed = String::from_utf8_lossy(bytes);
    let once = address(&typed);
    assert_eq!(address(&once), once, "from {typed:?}");
    assert!(once.bytes().all(|byte| !byte.is_ascii_control() && !b"\"<>\\".contains(&byte)), "{once:?}");
}
