//! The markup of pages that wirecopy writes, by which they are read again.

/// What the page says that it was made by.
pub const GENERATOR: &str = "wirecopy";
/// The class of the body.
pub const BODY: &str = "body";
/// The class of the kicker.
pub const KICKER: &str = "kicker";
/// The class of the standfirst.
pub const STANDFIRST: &str = "standfirst";
/// The class of the byline.
pub const BYLINE: &str = "byline";
/// The class of the dateline.
pub const DATELINE: &str = "dateline";
/// The class of the end mark.
pub const END_MARK: &str = "end-mark";
/// The class of the creditline.
pub const CREDIT: &str = "credit";
