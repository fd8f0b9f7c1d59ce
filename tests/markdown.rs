//! A body as Markdown reads back as it was, whatever the words.
