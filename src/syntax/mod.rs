//! Parsers made strict, with places and limits: XML, HTML, JSON.

pub mod html;
pub mod json;
pub mod xml;
