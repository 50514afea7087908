//! People in the news: names with the offices printed before them, and the same names again without.
//!
//! Precise rather than many: a name needs a family name, a title or an earlier mention, and something that shows
//! where it ends. Must not know which person is which; two spellings are two names. Each way in which a text brings
//! somebody in is a line of [`WAYS`] and a file.

mod before;
mod behind;
mod foreign;
mod known;
mod lists;
mod mention;
mod names;
mod offices;
mod speech;
pub(crate) mod titles;

pub use offices::{Office, offices};

use crate::passage::{Joined, passages};
use crate::telling::{May, Places, Telling};
use baoku_archive::bundle::{Article, PersonMention};
use baoku_archive::print::Source;
use known::repeated;
use mention::{Kept, Mention, is_free};
use names::Known;
use std::sync::LazyLock;

/// The ways in which a text introduces people, the surest first: where two find different names the first is right.
const WAYS: &[fn(&Places<'_>) -> Vec<Mention>] =
    &[foreign::find, behind::find, before::find, lists::find, speech::find];

static PEOPLE: LazyLock<Telling> = LazyLock::new(|| Telling::of(&[tell]));

/// Who is introduced in each article of an issue, and by what names.
#[derive(Debug, Default)]
pub(crate) struct Introduced {
    known: Known,
    /// For each article its mentions in order.
    mentions: Vec<Vec<Kept>>,
    /// How many passages of the last article were heard.
    passages: usize,
}

impl Introduced {
    /// Room for so many articles.
    pub(crate) fn of_articles(count: usize) -> Introduced {
        Introduced { mentions: Vec::with_capacity(count), ..Introduced::default() }
    }

    /// Begins the next article.
    pub(crate) fn begin(&mut self) {
        self.mentions.last_mut().into_iter().for_each(Vec::shrink_to_fit);
        self.mentions.push(Vec::new());
        self.passages = 0;
    }

    /// Finds whom its next passage introduces.
    pub(crate) fn hear(&mut self, places: &Places<'_>) {
        let passage = self.passages;
        self.passages += 1;
        let Some(article) = self.mentions.last_mut() else { return };
        for mention in introduced(places) {
            self.known.add(places.text.get(mention.name.0..mention.name.1).unwrap_or_default());
            article.push(Kept::of(passage, &mention));
        }
    }
}

/// Fills every article's people: first the names that are introduced anywhere in the issue, then their repetitions.
pub fn find(source: &Source, articles: &mut [Article]) {
    let mut introduced = Introduced::of_articles(articles.len());
    for article in articles.iter() {
        introduced.begin();
        passages(article).for_each(|pieces| introduced.hear(&Places::of(&Joined::of(source, pieces).text, &PEOPLE)));
    }
    find_again(source, articles, introduced);
}

/// Fills every article's people when it is known who is introduced.
pub(crate) fn find_again(source: &Source, articles: &mut [Article], introduced: Introduced) {
    let Introduced { known, mentions, .. } = introduced;
    // Passages are joined again rather than kept: together they are as long as the issue.
    for (article, introducing) in articles.iter_mut().zip(mentions) {
        let mut introducing = introducing.into_iter().peekable();
        let mut people = Vec::new();
        for (at, pieces) in passages(article).enumerate() {
            let joined = Joined::of(source, pieces);
            let mut introduced = Vec::new();
            while let Some(mention) = introducing.peek().and_then(|kept| kept.within(at)) {
                introduced.push(mention);
                introducing.next();
            }
            let all = repeated(&joined.text, introduced, &known);
            people.extend(all.into_iter().map(|mention| cut(&joined, &mention)));
        }
        people.shrink_to_fit();
        article.people = people;
    }
}

/// The names a text introduces, in order.
fn introduced(places: &Places<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for way in WAYS {
        let more: Vec<Mention> = way(places).into_iter().filter(|mention| is_free(&found, mention.name)).collect();
        if !more.is_empty() {
            found.extend(more);
            found.sort_by_key(|mention| mention.name);
            found.dedup_by(|later, first| later.name.0 < first.name.1);
        }
    }
    found
}

/// Says of every character what of a name may stand where it does.
pub(crate) fn tell(telling: &mut Telling) {
    behind::INTRODUCING.last_characters().for_each(|c| telling.add(c, May::Introduce));
    before::FOLLOWING.first_characters().for_each(|c| telling.add(c, May::Follow));
    speech::SAYS.first_characters().for_each(|c| telling.add(c, May::Say));
    foreign::DOTS.iter().for_each(|c| telling.add(*c, May::Join));
    lists::MARKS.iter().for_each(|c| telling.add(*c, May::Part));
}

fn cut(joined: &Joined<'_>, mention: &Mention) -> PersonMention {
    let cut = |(start, end): (usize, usize)| joined.cut(start, end);
    PersonMention {
        name: cut(mention.name),
        office: mention.office.map(cut),
        organisation: mention.organisation.map(cut),
        raw: cut(mention.raw()),
    }
}

#[cfg(test)]
mod tests {
    use super::mention::Range;
    use super::*;

    fn people(text: &str) -> Vec<String> {
        let show = |range: Option<Range>| range.and_then(|range| text.get(range.0..range.1)).unwrap_or("-").to_owned();
        introduced(&Places::of(text, &PEOPLE))
            .iter()
            .map(|mention| {
                format!("{} {} {}", show(Some(mention.name)), show(mention.office), show(mention.organisation))
            })
            .collect()
    }

    #[test]
    fn offices_and_bodies_are_cut_before_the_name() {
        assert_eq!(people("随后，江口镇镇长王炜向大会报告"), ["王炜 镇长 江口镇"]);
        assert_eq!(people("镇党委书记卞小清指出"), ["卞小清 镇党委书记 -"]);
        assert_eq!(people("镇党委书记卞小清最后讲话"), ["卞小清 镇党委书记 -"]);
        assert_eq!(people("区委宣传部副部长、区文旅局局长刘小朋出席"), ["刘小朋 副部长、区文旅局局长 区委宣传部"]);
        assert_eq!(people("江口镇党委副书记、镇长蒋小萍主持"), ["蒋小萍 党委副书记、镇长 江口镇"]);
    }

    #[test]
    fn one_office_may_have_several_names() {
        assert_eq!(people("副镇长王平、殷晖参加"), ["王平 副镇长 -", "殷晖 副镇长 -"]);
        assert_eq!(people("大会补选沈小懿、徐盛为江口镇副镇长。"), ["沈小懿 副镇长 江口镇", "徐盛 副镇长 江口镇"]);
    }

    #[test]
    fn comrades_and_residents_have_no_office() {
        assert_eq!(people("通过了孙小芳同志的报告"), ["孙小芳 - -"]);
        assert_eq!(people("居民王小明说，路好走了"), ["王小明 - -"]);
    }

    #[test]
    fn offices_stand_behind_a_name_too() {
        assert_eq!(people("会上，洪小流主席讲话"), ["洪小流 主席 -"]);
        assert_eq!(people("通过了孙小芳同志辞去江口镇副镇长职务的报告"), ["孙小芳 副镇长 江口镇"]);
        assert_eq!(people("以李大山思想为指导"), ["李大山 - -"]);
        assert_eq!(people("新茶上市。（王小明摄）"), ["王小明 - -"]);
    }

    #[test]
    fn a_house_may_be_called_anything_and_a_body_may_have_brackets() {
        assert_eq!(people("到场的有，百味东园总经理龚小辉，"), ["龚小辉 总经理 百味东园"]);
        assert_eq!(people("镇纪委（监察）书记张小彬到会"), ["张小彬 书记 镇纪委（监察）"]);
    }

    #[test]
    fn dots_join_the_parts_of_a_name() {
        assert_eq!(people("村医阿不都·热合曼说"), ["阿不都·热合曼 - -"]);
        assert_eq!(people("总理理查德·德加尔今天到访"), ["理查德·德加尔 总理 -"]);
        assert_eq!(people("文化·教育·体育"), Vec::<String>::new());
    }

    #[test]
    fn a_roll_names_everybody_in_it() {
        let roll = "获奖的有王小明、李大山（女）、张平、赵铁柱、孙有田等人。";
        assert_eq!(people(roll).len(), 5, "{:?}", people(roll));
        assert_eq!(people("高度、温度、湿度、长度"), Vec::<String>::new());
    }

    #[test]
    fn who_speaks_is_named_by_that() {
        assert_eq!(people("路通了，王小明说，以后方便了。"), ["王小明 - -"]);
        assert_eq!(people("路通了，老人说，以后方便了。"), Vec::<String>::new());
    }

    #[test]
    fn what_follows_shows_which_of_two_names_it_is() {
        assert_eq!(people("总参谋长傅大有上将到访"), ["傅大有 总参谋长 -"]);
        assert_eq!(people("作家柳小青曾把书稿带来"), ["柳小青 作家 -"]);
        assert_eq!(people("副司令员贺小飞激动地说"), ["贺小飞 副司令员 -"]);
        assert_eq!(people("总理向毛主席提出"), Vec::<String>::new());
        let roll = "当选的有周小友、李建和（回族）、黄大从、王平、赵铁柱。";
        assert!(people(roll).contains(&"李建和 - -".to_owned()), "{:?}", people(roll));
        assert!(people(roll).contains(&"黄大从 - -".to_owned()), "{:?}", people(roll));
        assert_eq!(people("外交官希克曼·赫朱夫妇的家"), ["希克曼·赫朱 - -"]);
    }

    #[test]
    fn titles_without_a_name_give_nobody() {
        for text in [
            "党组织书记和代表",
            "书记向大会作报告",
            "负责人高质量完成",
            "市长江大桥，",
            "有关部门负责同志",
            "各居民区书记、居委会主任参加",
            "老店“塔比伊·杜米亚特”开张",
            "如何增强理论的深刻性",
            "新主任福州名下岗职工",
        ] {
            assert_eq!(people(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_known_name_is_found_again_unless_it_is_a_word() {
        let text = "秘书长安静，书记卞小清到会。卞小清指出，环境安静，安静表示同意。";
        let mut known = Known::default();
        let first = introduced(&Places::of(text, &PEOPLE));
        first.iter().for_each(|mention| known.add(&text[mention.name.0..mention.name.1]));
        let names: Vec<&str> =
            repeated(text, first, &known).iter().map(|mention| &text[mention.name.0..mention.name.1]).collect();
        assert_eq!(names, ["安静", "卞小清", "卞小清", "安静"]);
    }
}
