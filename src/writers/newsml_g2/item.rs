//! Items: attributes, catalogues, rights, management.

use super::concept::{self, CODE, PARTY, PROVIDER};
use super::kept::{self, Kept};
use super::{Writer, content, others, planning};
use crate::error::WriteError;
use crate::model::extension::{NEWSML_G2, is_absent};
use crate::model::{Catalog, Embargo, Extension, Item, ItemMeta, LanguageTag, QCode, Rights, WireDate};
use crate::vocab::{g2, schemes};
use crate::writers::identity;

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
    let path = format!("/{root}");
    writer.w.open(root);
    if alone {
        writer.w.attribute("xmlns", g2::NAMESPACE);
    }
    let guid = identity(item, &writer.pointer, writer.findings);
    writer.w.attribute("guid", &guid);
    if let Some(version) = meta.version {
        if version > 0 {
            writer.w.attribute("version", &version.to_string());
        } else {
            writer.lose("/version", "a version begins at 1");
        }
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
        concept::language(item.language(), "/language", writer);
    }
    if let Some(direction) = item.content().and_then(|a| a.direction) {
        writer.w.attribute("dir", direction.as_str());
    }
    kept::attributes(extensions, &path, writer);
    let mut rest = Kept::sorted(extensions, &path, g2::ITEM_ORDER);
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
    for catalog in &meta.catalogs {
        others::catalog(catalog, writer);
    }
    aliases(item, writer);
    rest.until(writer, g2::ITEM_ORDER, "rightsInfo");
    if let Some(rights) = &meta.rights {
        write_rights(rights, extensions, &path, writer);
    }
    rest.until(writer, g2::ITEM_ORDER, "itemMeta");
    item_meta(item, root, writer)?;
    if let Some(article) = item.content() {
        rest.until(writer, g2::ITEM_ORDER, "contentMeta");
        content::content_meta(article, root, writer);
    }
    rest.until(writer, g2::ITEM_ORDER, "contentSet");
    match item {
        Item::Article(article) => content::content_set(article, writer),
        Item::Concept(item) => others::concept_of(item, writer),
        Item::Package(package) => others::groups(package, writer),
        Item::Knowledge(item) => others::concepts(item, writer),
        Item::Planning(item) => planning::coverages(item, writer),
        Item::Catalog(item) => others::container(item, writer),
    }
    if !matches!(item, Item::Article(_)) {
        content::unplaced(item, writer);
    }
    rest.rest(writer);
    writer.w.close();
    Ok(())
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

fn write_rights(rights: &Rights, extensions: &[Extension], base: &str, writer: &mut Writer<'_>) {
    let path = |name: &str| format!("{base}/rightsInfo/{name}");
    writer.w.open("rightsInfo");
    kept::extra_attributes(rights.extra.as_deref(), writer);
    let mut rest = Kept::extra(rights.extra.as_deref(), g2::RIGHTS_ORDER);
    if let Some(person) = &rights.accountable {
        concept::write("accountable", person, PARTY, "/rights/accountable", writer);
    }
    rest.until(writer, g2::RIGHTS_ORDER, "copyrightHolder");
    if let Some(holder) = &rights.holder {
        concept::write("copyrightHolder", holder, PARTY, "/rights/holder", writer);
    }
    for (name, text) in [("copyrightNotice", &rights.notice), ("usageTerms", &rights.usage_terms)] {
        rest.until(writer, g2::RIGHTS_ORDER, name);
        single(name, text.as_deref(), extensions, &path(name), writer);
    }
    rest.rest(writer);
    writer.w.close();
}

/// Writes an element that occurs once, with the attributes and markup that were kept for it.
pub fn single(name: &str, text: Option<&str>, extensions: &[Extension], path: &str, writer: &mut Writer<'_>) {
    let Some(text) = text else { return };
    writer.w.open(name);
    kept::attributes(extensions, path, writer);
    kept::words(extensions, path, text, writer);
    writer.w.close();
}

fn item_meta(item: &Item, root: &str, writer: &mut Writer<'_>) -> Result<(), WriteError> {
    let (meta, extensions) = (item.meta(), item.extensions());
    let base = format!("/{root}/itemMeta");
    let path = |name: &str| format!("{base}/{name}");
    let order = g2::ITEM_META_ORDER;
    writer.w.open("itemMeta");
    kept::attributes(extensions, &base, writer);
    let mut rest = Kept::sorted(extensions, &base, order);
    let class_kept = extensions.iter().any(|e| {
        e.standard == NEWSML_G2
            && e.path == base
            && e.xml.as_deref().is_some_and(|x| x.starts_with("<itemClass"))
    });
    if !class_kept {
        let class = meta.item_class.as_deref().unwrap_or_else(|| g2::default_class(root));
        writer.w.open("itemClass");
        match QCode::parse(class) {
            Some(_) => writer.w.attribute("qcode", class),
            None => {
                writer.lose("/itemClass", format!("the item class “{class}” is no QCode"));
                writer.w.attribute("qcode", g2::default_class(root));
            }
        }
        writer.w.close();
    }
    rest.until(writer, order, "provider");
    match &meta.provider {
        Some(provider) => concept::write("provider", provider, PROVIDER, "/provider", writer),
        None => {
            writer.filled("/provider", "the item names no provider; an empty element was written");
            writer.w.open("provider");
            writer.w.close();
        }
    }
    rest.until(writer, order, "versionCreated");
    version_created(meta, extensions, &path("versionCreated"), writer)?;
    date(
        "firstCreated",
        meta.first_created.as_ref(),
        extensions,
        &path("firstCreated"),
        "/firstCreated",
        writer,
    );
    rest.until(writer, order, "embargoed");
    match &meta.embargoed {
        Some(Embargo::Until(until)) => {
            date("embargoed", Some(until), extensions, &path("embargoed"), "/embargoed", writer)
        }
        Some(Embargo::Indefinite) => {
            writer.w.open("embargoed");
            kept::attributes(extensions, &path("embargoed"), writer);
            writer.w.close();
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
        } else {
            writer.lose("/pubStatus", format!("the status “{status}” is no code"));
        }
    }
    rest.until(writer, order, "fileName");
    single("fileName", meta.file_name.as_deref(), extensions, &path("fileName"), writer);
    rest.until(writer, order, "profile");
    single("profile", meta.profile.as_deref(), extensions, &path("profile"), writer);
    rest.until(writer, order, "service");
    if let Some(service) = &meta.service {
        concept::write("service", service, CODE, "/service", writer);
    }
    rest.until(writer, order, "title");
    for (at, title) in meta.titles.iter().enumerate() {
        concept::label("title", title, &format!("/titles/{at}"), writer);
    }
    rest.until(writer, order, "edNote");
    for (at, note) in meta.ed_notes.iter().enumerate() {
        concept::label("edNote", note, &format!("/edNotes/{at}"), writer);
    }
    rest.until(writer, order, "signal");
    for (at, signal) in meta.signals.iter().enumerate() {
        concept::write("signal", signal, PARTY, &format!("/signals/{at}"), writer);
    }
    rest.until(writer, order, "expires");
    date("expires", meta.expires.as_ref(), extensions, &path("expires"), "/expires", writer);
    rest.until(writer, order, "link");
    for (at, link) in meta.links.iter().enumerate() {
        concept::link(link, &format!("/links/{at}"), writer);
    }
    rest.rest(writer);
    writer.w.close();
    Ok(())
}

/// The version date, which every item needs; filled in where the item has none.
fn version_created(
    meta: &ItemMeta,
    extensions: &[Extension],
    path: &str,
    writer: &mut Writer<'_>,
) -> Result<(), WriteError> {
    if let Some(text) = meta.version_created.as_ref().and_then(|d| full_date(d, "/versionCreated", writer)) {
        single("versionCreated", Some(&text), extensions, path, writer);
        return Ok(());
    }
    let Some(now) = writer.options.now.clone() else {
        let why = "the item has no versionCreated, and no moment was given to fill in (--now)".into();
        return Err(WriteError::CannotHold { format: "newsml-g2", why });
    };
    writer.filled("/versionCreated", format!("the item has no versionCreated; {now} was filled in"));
    single("versionCreated", Some(&now), extensions, path, writer);
    Ok(())
}

/// Writes a date that must have a time; where it is no date, announces the loss.
pub fn date(
    name: &str,
    date: Option<&WireDate>,
    extensions: &[Extension],
    path: &str,
    pointer: &str,
    writer: &mut Writer<'_>,
) {
    if let Some(text) = date.and_then(|d| full_date(d, pointer, writer)) {
        single(name, Some(&text), extensions, path, writer);
    }
}

/// A date as `xs:dateTime`. A date without a time gets midnight, and that is said.
fn full_date(date: &WireDate, pointer: &str, writer: &mut Writer<'_>) -> Option<String> {
    match date.parts() {
        Some(parts) if parts.seconds.is_some() => Some(date.as_str().to_owned()),
        Some(parts) if parts.day.is_some() => {
            writer.filled(pointer, format!("NewsML-G2 demands a time; {date} was written with midnight"));
            let day = date.as_str().get(..10)?;
            let zone = date.as_str().get(10..)?;
            Some(format!("{day}T00:00:00{zone}"))
        }
        _ => {
            writer.lose(pointer, format!("“{date}” is no complete date"));
            None
        }
    }
}

/// Whether a language tag can stand in `tag` of `<language>`.
pub fn is_tag(tag: &LanguageTag) -> bool {
    concept::is_language(tag.as_str())
}
