//! The model that every reader produces and every writer starts from: types and serde, nothing else.

pub mod article;
pub mod body;
pub mod concept;
pub mod date;
pub mod extension;
pub mod fields;
pub mod identity;
pub mod item;
pub mod language;
pub mod media;
pub mod meta;
pub mod package;
pub mod signed;
pub mod text;
pub mod tidy;
pub mod tolerant;

pub use article::{Article, Dateline};
pub use body::{Block, Cell, Inline, ListItem, Row};
pub use concept::{Concept, Label, Name};
pub use date::{DateParts, WireDate};
pub use extension::{Extension, Extra};
pub use identity::{Guid, QCode};
pub use item::{ConceptItem, Document, Envelope, Item};
pub use language::{Direction, LanguageTag};
pub use media::{Media, Rendition};
pub use meta::{Embargo, ItemMeta, Link, Rights};
pub use package::{
    Catalog, CatalogItem, Coverage, Entry, Group, GroupRef, ItemRef, KnowledgeItem, Member, PackageItem,
    Plan, PlanningItem, Scheme,
};
