//! A piece of a page that remembers a word: what a button said, or whether something is unfolded.

use yew::prelude::*;

/// How it is drawn: told the word, empty at first, and whom to tell another.
pub(crate) type Draw = Callback<(&'static str, Callback<&'static str>), Html>;

#[derive(PartialEq, Properties)]
struct RememberingProps {
    draw: Draw,
}

struct Remembering {
    word: &'static str,
}

impl Component for Remembering {
    type Message = &'static str;
    type Properties = RememberingProps;

    fn create(_: &Context<Self>) -> Self {
        Remembering { word: "" }
    }

    fn update(&mut self, _: &Context<Self>, word: &'static str) -> bool {
        self.word = word;
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().draw.emit((self.word, ctx.link().callback(|word| word)))
    }
}

/// The piece. Its name tells it from others that stand in its place on other pages: they do not know its word.
pub(crate) fn remembering(name: &str, draw: Draw) -> Html {
    html! { <Remembering key={name} {draw} /> }
}
