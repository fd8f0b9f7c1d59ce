//! HTML pages: one made as sites make them, and those of the conformance data where they are at hand.

use super::{html_tree, options, race, show};
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::Command;

/// A page in the proportions of a usual one: of its bytes a twentieth is the article, half scripts and styles, and
/// the rest navigation, cards and lists of links.
pub fn usual(page: &str) -> String {
    let head = page.find("</head>").unwrap();
    let article = page.find("<article").or_else(|| page.find("<main")).unwrap();
    let end = page.rfind("</body>").unwrap();
    let mut out = page[..head].to_owned();
    for nth in 0..120 {
        let _ = write!(
            out,
            "<style>.c-{nth}__list > li:nth-child({nth}) {{ margin: 0 {nth}px; display: flex; color: #{nth:06x} }}\n\
             @media (max-width: {nth}0px) {{ .c-{nth}__list {{ flex-wrap: wrap }} }}</style>\n"
        );
    }
    out.push_str("<script>");
    for nth in 0..900 {
        let _ = writeln!(
            out,
            "window.__q{nth} = (a, b) => {{ if (a < b && a[{nth}]) {{ b(\"w{nth}\", a); }} }};"
        );
    }
    out.push_str("</script>\n");
    out.push_str(&page[head..article]);
    for nth in 0..150 {
        let _ = writeln!(
            out,
            "<li class=\"menu-item menu-item-{nth} nav__item\"><a class=\"nav__link js-track\" data-track=\"nav-{nth}\" \
             href=\"/section/{nth}/\">Section {nth}</a></li>"
        );
    }
    out.push_str(&page[article..end]);
    for nth in 0..90 {
        let _ = writeln!(
            out,
            "<div class=\"card card--teaser grid__item-{nth}\" id=\"card-{nth}\"><div class=\"card__media\">\
             <a href=\"/news/{nth}\" tabindex=\"-1\" aria-hidden=\"true\"><img loading=\"lazy\" class=\"card__image\" \
             src=\"/i/{nth}.jpg\" srcset=\"/i/{nth}-2x.jpg 2x\" width=\"320\" height=\"180\" alt=\"\"></a></div>\
             <div class=\"card__body\"><span class=\"card__kicker\">Topic {nth}</span><h3 class=\"card__title\">\
             <a href=\"/news/{nth}\">Another story of the day, number {nth}</a></h3><time class=\"card__time\" \
             datetime=\"2026-11-{:02}\">{nth} minutes ago</time></div></div>",
            nth % 28 + 1
        );
    }
    out + &page[end..]
}

/// The pages of the conformance data, unpacked; none where the data are not at hand.
fn at_hand(root: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for folder in ["articles", "segments", "metadata"] {
        let entries = std::fs::read_dir(root.join("../shared/conformance/html").join(folder));
        paths.extend(entries.into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    paths.sort();
    let unpacked = |path: &Path| Command::new("gzip").arg("-dc").arg(path).output().ok();
    let pages = paths.iter().filter_map(|path| unpacked(path));
    pages.filter_map(|page| String::from_utf8(page.stdout).ok()).collect()
}

/// Real pages: the bare tree, ours to the model, and dom_smoothie to its article.
pub fn real(root: &Path) {
    let pages = at_hand(root);
    if pages.is_empty() {
        return;
    }
    let bytes = pages.iter().map(String::len).sum();
    let fast = options("html", false);
    let mut bare = || pages.iter().for_each(|page| html_tree(black_box(page.as_bytes())));
    let mut read = || {
        for page in &pages {
            drop(black_box(wirecopy::read("bench", black_box(page.as_bytes()), &fast)));
        }
    };
    let mut other = || {
        for page in &pages {
            let read = dom_smoothie::Readability::new(black_box(page.as_str()), None, None);
            drop(black_box(read.map(|mut read| read.parse().is_ok())));
        }
    };
    let names = ["html5ever to a bare tree (rcdom)", "read to the model", "dom_smoothie"];
    let times = race(&mut [(names[0], &mut bare), (names[1], &mut read), (names[2], &mut other)]);
    show(&format!("{} real pages", pages.len()), bytes, &names, &times);
    println!("  {:.0} pages a second to the model", pages.len() as f64 / times[1].as_secs_f64());
}
