//! What an ODS says outside its cells, in paragraphs of their own: comments, text boxes, headers of pages.

use super::{Fault, pieces::Pieces, stamp};
use quick_xml::events::BytesStart;

/// The paragraph outside the cells that is being read. Its pieces are joined: half of a stamp may be in another font.
#[derive(Default)]
pub(super) struct Aside {
    /// None between paragraphs.
    text: Option<String>,
    /// Whether it stands in the comment of a cell.
    is_comment: bool,
}

impl Pieces for Aside {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match (element.local_name().as_ref(), &mut self.text) {
            (b"p" | b"h", _) => {
                // A text box stands within the paragraph it is bound to.
                self.check()?;
                self.text = Some(String::new());
            }
            (b"annotation", _) => self.is_comment = true,
            (b"s" | b"tab", Some(text)) => text.push(' '),
            (b"line-break", Some(text)) => text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, more: &str) {
        if let Some(text) = &mut self.text {
            text.push_str(more);
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        match name {
            b"p" | b"h" => self.check(),
            b"annotation" => {
                self.is_comment = false;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

impl Aside {
    /// Looks at the paragraph that ends here.
    fn check(&mut self) -> Result<(), Fault> {
        let is_marked = self.text.take().is_some_and(|text| stamp::is_marked(&text));
        match (is_marked, self.is_comment) {
            (false, _) => Ok(()),
            (true, true) => Err(stamp::in_comment()),
            (true, false) => Err(stamp::in_text_box()),
        }
    }
}
