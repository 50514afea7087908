//! What Trunk builds: starts the app in the page. Everything is in the library.

fn main() {
    baoku_app::start();
}
