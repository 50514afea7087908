//! The pieces pages are made of: the store and properties in, callbacks out. One file each, with a style sheet of the
//! same name.
//!
//! A piece without state of its own is a plain function: each Yew component costs two kilobytes of program, and the
//! page is drawn anew from the address anyway. Those with state (what is being typed, dragged, unfolded) are Yew
//! components.

mod aloud;
mod article_body;
mod article_card;
mod article_head;
mod chips;
mod colophon;
mod copy_button;
mod dated;
mod display_settings;
mod element;
mod empty_answer;
mod facet_panel;
mod fact_table;
mod holdings;
mod issue_head;
mod issue_line;
mod issue_list;
mod issue_source;
mod left_out_list;
mod link;
mod marked;
mod masthead;
mod missing_notice;
mod neighbours;
mod newest_issues;
mod pager;
mod people_list;
mod people_named;
mod proofed;
mod provenance;
mod question_list;
mod range_brush;
mod range_fields;
mod receipt;
mod remembering;
mod result_bar;
mod search_box;
mod season;
mod share_bar;
mod site_nav;
mod timeline_list;

pub(crate) use aloud::aloud;
pub(crate) use article_body::article_body;
pub(crate) use article_card::cards;
pub(crate) use article_head::article_head;
pub(crate) use chips::chips;
pub(crate) use colophon::colophon;
pub(crate) use copy_button::copy_button;
pub(crate) use dated::dated;
pub(crate) use display_settings::{display_settings, size_choice};
pub(crate) use element::{El, el, text};
pub(crate) use empty_answer::empty_answer;
pub(crate) use facet_panel::facet_panel;
pub(crate) use fact_table::fact_table;
pub(crate) use holdings::holdings;
pub(crate) use issue_head::issue_head;
pub(crate) use issue_line::issue_line;
pub(crate) use issue_list::{issue_list, newest_issue};
pub(crate) use issue_source::issue_source;
pub(crate) use left_out_list::left_out_list;
pub(crate) use link::{PAPER, link};
pub(crate) use marked::marked;
pub(crate) use masthead::masthead;
pub(crate) use missing_notice::missing_notice;
pub(crate) use neighbours::neighbours;
pub(crate) use newest_issues::newest_issues;
pub(crate) use pager::pager;
pub(crate) use people_list::people_list;
pub(crate) use people_named::people_named;
pub(crate) use proofed::proofed;
pub(crate) use provenance::provenance;
pub(crate) use question_list::{question_list, questions_line};
pub(crate) use range_brush::RangeBrush;
pub(crate) use range_fields::range_fields;
pub(crate) use receipt::receipt;
pub(crate) use result_bar::result_bar;
pub(crate) use search_box::SearchBox;
pub(crate) use season::season;
pub(crate) use share_bar::share_bar;
pub(crate) use site_nav::site_nav;
pub(crate) use timeline_list::timeline_list;
