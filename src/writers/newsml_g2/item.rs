//! Items: attributes, catalogues, rights, management.

use super::concept::{self, CODE, PARTY, PROVIDER};
use super::kept::{self, Kept};
use super::{TITLE, Writer, content, others, planning};
use crate::error::WriteError;
use crate::model::extension::{NEWSML_G2, is_absent};
use crate::model::{
    Catalog, Embargo, Extension, Item, ItemMeta, LanguageTag, QCode, Rights, WireDate, signed,
};
use crate::vocab::{g2, schemes};
use crate::writers::identity;
use crate::writers::loss::Remainder;

fn root_name(item: &Item) -> &'static str {
    match item {
        Item::Article(_) => "newsItem",
        Item::Package(_) => "packageItem",
        Item::Concept(_) => "conceptItem",
        Item::Knowledge(_) => "knowledgeItem",
        Item::Planning(_) => "planningItem",
        Item::Catalog(_) => "catalogItem",
    }
}

/// Writes an item; `alone` where it is the document's element.
pub fn write_item(item: &Item, alone: bool, writer: &mut Writer<'_>) -> Result<(), WriteError> {
    let root = root_name(item);
    let (meta, extensions) = (item.meta(), item.extensions());
    let mut remainder = Remainder::of(item);
    let left = &mut remainder.left;
    writer.kept = left.extensions_mut().map(std::mem::take).unwrap_or_default();
    let path = format!("/{root}");
    writer.w.open(root);
    if alone {
        writer.w.attribute("xmlns", g2::NAMESPACE);
    }
    let guid = identity(item, &writer.pointer, writer.findings);
    writer.w.attribute("guid", &guid);
    left.meta_mut().guid = None;
    if let Some(version) = left.meta_mut().version.take_if(|version| *version > 0) {
        writer.w.attribute("version", &version.to_string());
    }
    writer.w.attribute("standard", "NewsML-G2");
    writer.w.attribute("standardversion", writer.options.version.as_deref().unwrap_or(g2::DEFAULT_VERSION));
    let says = |what: &str| is_absent(extensions, NEWSML_G2, &path, what);
    let conformance = extensions
        .iter()
        .any(|e| e.standard == NEWSML_G2 && e.path == path && e.attributes.contains_key("conformance"));
    if !conformance && !says("@conformance") {
        writer.w.attribute("conformance", "power");
    }
    let own_language = extensions
        .iter()
        .any(|e| e.standard == NEWSML_G2 && e.path == path && e.attributes.contains_key("xml:lang"));
    if !own_language {
        match left {
            Item::Concept(own) => concept::language(&mut own.language, writer),
            // The content has its language in an element too, where that says another tag than this one.
            _ => concept::language(&mut item.language().cloned(), writer),
        }
    }
    if let Some(direction) = left.content_mut().and_then(|a| a.direction.take()) {
        writer.w.attribute("dir", direction.as_str());
    }
    kept::attributes(&path, writer);
    let mut rest = Kept::sorted(&path, g2::ITEM_ORDER, writer);
    rest.until(writer, g2::ITEM_ORDER, "catalogRef");
    // Before 2.30 an item needs a catalogue, and one that had none is given IPTC's.
    let version = writer.options.version.as_deref().unwrap_or(g2::DEFAULT_VERSION);
    let minor: u32 = version.strip_prefix("2.").and_then(|m| m.parse().ok()).unwrap_or(u32::MAX);
    let bare = says("catalogRef") && (!meta.catalogs.is_empty() || minor >= 30);
    if !bare && !meta.catalogs.iter().any(names_iptc) && !clashes(meta, writer) {
        writer.w.open("catalogRef");
        writer.w.attribute("href", g2::CATALOG);
        writer.w.close();
    }
    for (at, catalog) in left.meta_mut().catalogs.iter_mut().enumerate() {
        others::catalog(catalog, &format!("/catalogs/{at}"), writer);
    }
    aliases(item, writer);
    rest.until(writer, g2::ITEM_ORDER, "rightsInfo");
    if let Some(rights) = &mut left.meta_mut().rights {
        write_rights(rights, &path, writer);
    }
    rest.until(writer, g2::ITEM_ORDER, "itemMeta");
    item_meta(item, left.meta_mut(), root, writer)?;
    if let (Some(article), Some(own)) = (item.content(), left.content_mut()) {
        rest.until(writer, g2::ITEM_ORDER, "contentMeta");
        content::content_meta(article, own, root, writer);
    }
    rest.until(writer, g2::ITEM_ORDER, "contentSet");
    match (item, &mut *left) {
        (Item::Article(article), Item::Article(left)) => content::content_set(article, left, writer),
        (_, Item::Concept(left)) => others::concept_of(left, writer),
        (_, Item::Package(left)) => others::groups(left, writer),
        (_, Item::Knowledge(left)) => others::concepts(left, writer),
        (_, Item::Planning(left)) => planning::coverages(left, writer),
        (_, Item::Catalog(left)) => others::container(left, writer),
        (_, Item::Article(_)) => {}
    }
    rest.rest(writer);
    writer.w.close();
    signed_text(writer);
    if let Some(extensions) = left.extensions_mut() {
        *extensions = std::mem::take(&mut writer.kept);
    }
    remainder.report(TITLE, &writer.pointer, writer.findings);
    Ok(())
}

/// The text of an item that was signed is not written beside what was made of it.
fn signed_text(writer: &mut Writer<'_>) {
    let mut signed = Vec::new();
    for (at, extension) in writer.kept_at(signed::PATH) {
        *extension = Extension::default();
        signed.push(at);
    }
    for at in signed {
        let message = "the text that was signed is not written: the item is written anew";
        writer.lose(&format!("/extensions/{at}"), message);
    }
}

/// Whether IPTC's catalogue would give an alias of the item a second meaning. Then the schemes that are needed are
/// declared one by one.
fn clashes(meta: &ItemMeta, writer: &mut Writer<'_>) -> bool {
    let own = || {
        meta.catalogs.iter().flat_map(|c| &c.schemes).filter_map(|s| s.alias.as_deref().zip(s.uri.as_deref()))
    };
    let clash = |(alias, uri): (&str, &str)| schemes::by_alias(alias).is_some_and(|s| s.uri != uri);
    if !own().any(clash) {
        return false;
    }
    writer.w.open("catalog");
    for alias in ["catinat", "cinat", "cpnat", "drol", "ninat", "plinat", "stat"] {
        let taken = own().any(|(own, _)| own == alias);
        if let Some(scheme) = schemes::by_alias(alias).filter(|_| !taken) {
            writer.w.open("scheme");
            writer.w.attribute("alias", alias);
            writer.w.attribute("uri", scheme.uri);
            writer.w.close();
        }
    }
    writer.w.close();
    true
}

/// Gives aliases to the schemes that concepts of the item name by their URIs: those that its catalogues have, others
/// of their own, which a catalogue within the item declares.
fn aliases(item: &Item, writer: &mut Writer<'_>) {
    writer.aliases.clear();
    let Some(article) = item.content() else { return };
    let lists = [
        &article.subjects,
        &article.genres,
        &article.sources,
        &article.creators,
        &article.contributors,
        &article.located,
        &article.meta.signals,
    ];
    let single = article.meta.provider.iter().chain(&article.meta.service);
    let schemes = lists
        .into_iter()
        .flatten()
        .chain(single)
        .filter(|c| c.code.is_some())
        .filter_map(|c| c.scheme.as_ref());
    let mut uris: Vec<&String> = schemes.collect();
    uris.sort();
    uris.dedup();
    if uris.is_empty() {
        return;
    }
    let scope = writer.options.catalogs.scope(item);
    let mut made: Vec<(String, String)> = Vec::new();
    for uri in uris {
        if let Some(alias) = scope.alias(uri) {
            writer.aliases.push((uri.clone(), alias.to_owned()));
            continue;
        }
        // The last part of the address, as a name; a number behind it where another scheme has it.
        let last = uri.trim_end_matches(['/', '#', ':']).rsplit(['/', '#', ':']).next().unwrap_or_default();
        let letters: String =
            last.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let stem = if letters.starts_with(|c: char| c.is_ascii_alphabetic()) {
            letters
        } else {
            format!("s{letters}")
        };
        let taken = |alias: &str| scope.declares(alias) || made.iter().any(|(_, own)| own == alias);
        let mut alias = stem.clone();
        let mut number = 2;
        while taken(&alias) {
            alias = format!("{stem}{number}");
            number += 1;
        }
        made.push((uri.clone(), alias));
    }
    if !made.is_empty() {
        writer.w.open("catalog");
        for (uri, alias) in &made {
            writer.w.open("scheme");
            writer.w.attribute("alias", alias);
            writer.w.attribute("uri", uri);
            writer.w.close();
        }
        writer.w.close();
    }
    writer.aliases.append(&mut made);
}

/// Whether a catalogue is one of IPTC's schemes.
fn names_iptc(catalog: &Catalog) -> bool {
    catalog.href.as_deref().is_some_and(|href| href.contains(g2::CATALOG_NAME))
}

fn write_rights(rights: &mut Rights, base: &str, writer: &mut Writer<'_>) {
    let path = |name: &str| format!("{base}/rightsInfo/{name}");
    writer.enter("/rights");
    writer.w.open("rightsInfo");
    kept::extra_attributes(&mut rights.extra, "/rights", writer);
    let mut rest = Kept::extra(&mut rights.extra, g2::RIGHTS_ORDER, "/rights");
    if let Some(person) = &mut rights.accountable {
        concept::write("accountable", person, PARTY, "/rights/accountable", writer);
    }
    rest.until(writer, g2::RIGHTS_ORDER, "copyrightHolder");
    if let Some(holder) = &mut rights.holder {
        concept::write("copyrightHolder", holder, PARTY, "/rights/holder", writer);
    }
    for (name, text, pointer) in [
        ("copyrightNotice", &mut rights.notice, "/rights/notice"),
        ("usageTerms", &mut rights.usage_terms, "/rights/usageTerms"),
    ] {
        rest.until(writer, g2::RIGHTS_ORDER, name);
        single(name, text.take().as_deref(), &path(name), pointer, writer);
    }
    rest.rest(writer);
    writer.w.close();
    writer.leave();
}

/// Writes an element that occurs once, with the attributes and markup that were kept for it.
pub fn single(name: &str, text: Option<&str>, path: &str, pointer: &str, writer: &mut Writer<'_>) {
    let Some(text) = text else { return };
    writer.enter(pointer);
    writer.w.open(name);
    kept::attributes(path, writer);
    kept::words(path, text, writer);
    writer.w.close();
    writer.leave();
}

fn item_meta(
    item: &Item,
    left: &mut ItemMeta,
    root: &str,
    writer: &mut Writer<'_>,
) -> Result<(), WriteError> {
    let (meta, extensions) = (item.meta(), item.extensions());
    let base = format!("/{root}/itemMeta");
    let path = |name: &str| format!("{base}/{name}");
    let order = g2::ITEM_META_ORDER;
    writer.w.open("itemMeta");
    kept::attributes(&base, writer);
    let mut rest = Kept::sorted(&base, order, writer);
    let class_kept = extensions.iter().any(|e| {
        e.standard == NEWSML_G2
            && e.path == base
            && e.xml.as_deref().is_some_and(|x| x.starts_with("<itemClass"))
    });
    if !class_kept {
        let class = left.item_class.take_if(|class| QCode::parse(class).is_some());
        writer.enter("/itemClass");
        writer.w.open("itemClass");
        writer.w.attribute("qcode", class.as_deref().unwrap_or_else(|| g2::default_class(root)));
        writer.w.close();
        writer.leave();
    }
    rest.until(writer, order, "provider");
    match &mut left.provider {
        Some(provider) => concept::write("provider", provider, PROVIDER, "/provider", writer),
        None => {
            writer.filled("/provider", "the item names no provider; an empty element was written");
            writer.w.open("provider");
            writer.w.close();
        }
    }
    rest.until(writer, order, "versionCreated");
    version_created(&mut left.version_created, &path("versionCreated"), writer)?;
    date("firstCreated", &mut left.first_created, &path("firstCreated"), "/firstCreated", writer);
    rest.until(writer, order, "embargoed");
    match &meta.embargoed {
        Some(Embargo::Until(until)) => {
            let mut until = Some(until.clone());
            date("embargoed", &mut until, &path("embargoed"), "/embargoed", writer);
            left.embargoed.take_if(|_| until.is_none());
        }
        Some(Embargo::Indefinite) => {
            writer.w.open("embargoed");
            kept::attributes(&path("embargoed"), writer);
            writer.w.close();
            left.embargoed = None;
        }
        None => {}
    }
    rest.until(writer, order, "pubStatus");
    if let Some(status) = &meta.pub_status {
        let code =
            if status.contains(':') { status.clone() } else { format!("{}{status}", g2::STATUS_ALIAS) };
        if QCode::parse(&code).is_some() {
            writer.w.open("pubStatus");
            writer.w.attribute("qcode", &code);
            writer.w.close();
            left.pub_status = None;
        }
    }
    rest.until(writer, order, "fileName");
    single("fileName", left.file_name.take().as_deref(), &path("fileName"), "/fileName", writer);
    rest.until(writer, order, "profile");
    single("profile", left.profile.take().as_deref(), &path("profile"), "/profile", writer);
    rest.until(writer, order, "service");
    if let Some(service) = &mut left.service {
        concept::write("service", service, CODE, "/service", writer);
    }
    rest.until(writer, order, "title");
    concept::labels("title", &mut left.titles, "/titles", writer);
    rest.until(writer, order, "edNote");
    concept::labels("edNote", &mut left.ed_notes, "/edNotes", writer);
    rest.until(writer, order, "signal");
    concept::all("signal", &mut left.signals, PARTY, "/signals", writer);
    rest.until(writer, order, "expires");
    date("expires", &mut left.expires, &path("expires"), "/expires", writer);
    rest.until(writer, order, "link");
    for (at, link) in left.links.iter_mut().enumerate() {
        concept::link(link, &format!("/links/{at}"), writer);
    }
    rest.rest(writer);
    writer.w.close();
    Ok(())
}

/// The version date, which every item needs; filled in where the item has none.
fn version_created(
    left: &mut Option<WireDate>,
    path: &str,
    writer: &mut Writer<'_>,
) -> Result<(), WriteError> {
    if let Some(text) = full_date(left, "/versionCreated", writer) {
        single("versionCreated", Some(&text), path, "/versionCreated", writer);
        return Ok(());
    }
    let Some(now) = writer.options.now.clone() else {
        let why = "the item has no versionCreated, and no moment was given to fill in (--now)".into();
        return Err(WriteError::CannotHold { format: "newsml-g2", why });
    };
    writer.filled("/versionCreated", format!("the item has no versionCreated; {now} was filled in"));
    single("versionCreated", Some(&now), path, "/versionCreated", writer);
    Ok(())
}

/// Writes a date that must have a time; one that is no date stays.
pub fn date(name: &str, date: &mut Option<WireDate>, path: &str, pointer: &str, writer: &mut Writer<'_>) {
    let text = full_date(date, pointer, writer);
    single(name, text.as_deref(), path, pointer, writer);
}

/// Takes a date as `xs:dateTime`. A date without a time gets midnight, and that is said; one that is incomplete stays.
fn full_date(date: &mut Option<WireDate>, pointer: &str, writer: &mut Writer<'_>) -> Option<String> {
    let date = date.take_if(|date| date.parts().is_some_and(|p| p.seconds.is_some() || p.day.is_some()))?;
    if date.has_time() {
        return Some(date.as_str().to_owned());
    }
    writer.filled(pointer, format!("NewsML-G2 demands a time; {date} was written with midnight"));
    let (day, zone) = (date.as_str().get(..10)?, date.as_str().get(10..)?);
    Some(format!("{day}T00:00:00{zone}"))
}

/// Whether a language tag can stand in `tag` of `<language>`.
pub fn is_tag(tag: &LanguageTag) -> bool {
    concept::is_language(tag.as_str())
}
