pub fn open_folders(path: &str) -> Vec<Vec<String>> {
    let mut folders = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        names.push(name.to_string());
        folders.push(names.clone());
    }
    folders
}
