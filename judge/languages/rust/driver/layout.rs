//! Which file is the root of the candidate's crate, and what its modules are called there.

use ratchet::json::Json;

pub struct Layout {
    /// path of the root
    pub root: String,
    pub text: String,
    /// module of a call (`src/lib`) → path in the crate (`crate`)
    modules: Vec<(String, String)>,
}

/// Where several modules are called that no root of theirs names.
const MADE_ROOT: &str = ".modules.rs";

impl Layout {
    pub fn of(files: &Json, modules: &[String]) -> Layout {
        let roots = modules.iter().map(|module| format!("{}.rs", module)).chain(["src/lib.rs".to_string(), "src/main.rs".to_string()]);
        let is_one = |root: &String| modules.iter().all(|module| place_below(root, module).is_some());
        match roots.filter(|root| *files.get(root) != Json::Null).find(is_one) {
            Some(root) => {
                let named = modules.iter().map(|module| (module.clone(), place_below(&root, module).unwrap_or_default())).collect();
                Layout { text: files.get(&root).text().to_string(), root, modules: named }
            }
            None => Layout::made(modules),
        }
    }

    fn made(modules: &[String]) -> Layout {
        let name = |module: &str| module.rsplit('/').next().unwrap_or(module).replace('-', "_");
        let text = modules.iter().map(|module| format!("#[path = \"/work/{}.rs\"] pub mod {};\n", module, name(module))).collect();
        let named = modules.iter().map(|module| (module.clone(), format!("crate::{}", name(module)))).collect();
        Layout { root: MADE_ROOT.to_string(), text, modules: named }
    }

    /// `src/util:Stack::new` → `crate::util::Stack::new`
    pub fn path_of(&self, function: &str) -> String {
        let (module, name) = function.split_once(':').unwrap_or(("", function));
        let place = self.modules.iter().find(|(each, _)| each == module).map_or("crate", |(_, place)| place);
        format!("{}::{}", place, name)
    }
}

/// What a module is called in the crate of this root; `None` where it is no part of it.
fn place_below(root: &str, module: &str) -> Option<String> {
    if root.strip_suffix(".rs") == Some(module) {
        return Some("crate".to_string());
    }
    let folder = &root[..root.rfind('/')? + 1];
    let is_root = root.ends_with("/lib.rs") || root.ends_with("/main.rs");
    let below = module.strip_prefix(folder).filter(|_| is_root)?;
    Some(format!("crate::{}", below.strip_suffix("/mod").unwrap_or(below).replace('/', "::")))
}
