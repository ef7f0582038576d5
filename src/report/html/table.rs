//! Tables of the page: a caption, headers that say what they head, cells that are safe.
//!
//! In: cells. Out: HTML in a box that scrolls sideways by itself, so that the page never does.

use super::escape::{bdi, escape};

/// A cell, as markup that is known to be safe.
pub enum Cell {
    /// A name of a user's file, or a word.
    Text(String),
    Number(String),
    /// A number and the classes that colour it.
    Toned(String, &'static str),
    /// Markup of this room.
    Markup(String),
}

/// A table; the first cell of each row heads it.
pub struct Table {
    pub caption: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn html(&self) -> String {
        let caption = escape(&self.caption);
        let mut out = format!(
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table>\n\
             <caption>{caption}</caption>\n<thead><tr>"
        );
        for (column, name) in self.head.iter().enumerate() {
            let numeric =
                self.rows.first().is_some_and(|row| matches!(row.get(column), Some(Cell::Number(_) | Cell::Toned(..))));
            let class = if numeric { " class=\"n\"" } else { "" };
            out += &format!("<th scope=\"col\"{class}>{}</th>", bdi(name));
        }
        out += "</tr></thead>\n<tbody>\n";
        for row in &self.rows {
            out += "<tr>";
            for (column, cell) in row.iter().enumerate() {
                let (tag, scope) = if column == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                out += &match cell {
                    Cell::Text(text) => format!("<{tag}{scope}>{}</{tag}>", bdi(text)),
                    Cell::Number(text) => format!("<{tag}{scope} class=\"n\">{}</{tag}>", escape(text)),
                    Cell::Toned(text, tone) => format!("<{tag}{scope} class=\"n {tone}\">{}</{tag}>", escape(text)),
                    Cell::Markup(markup) => format!("<{tag}{scope}>{markup}</{tag}>"),
                };
            }
            out += "</tr>\n";
        }
        out + "</tbody>\n</table></div>\n"
    }
}

/// A part of the page that is shut until somebody opens it.
pub fn details(title: &str, body: &str) -> String {
    format!("<details>\n<summary>{}</summary>\n{body}</details>\n", bdi(title))
}

/// A part of the page with its heading, which the navigation leads to.
pub fn section(id: &str, title: &str, lead: &str, body: &str) -> String {
    let lead = if lead.is_empty() { String::new() } else { format!("<p class=\"lead\">{lead}</p>\n") };
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>\n{lead}{body}</section>\n"
    )
}
