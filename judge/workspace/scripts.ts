/**
 * What is done to a workspace from outside is done by small programs in a box of it, so that a link or a strange file in
 * it reaches nothing else. They answer on descriptor 3, and say on stdout why they refuse.
 */

/** A path that is there, or would be, below the checkout and not through a link that leads out of it. */
const INSIDE = `
inside() {
  real=$(realpath -m -- "/work/$1") || { echo "$1 cannot be reached"; exit 4; }
  case $real in /work/.git|/work/.git/*) echo "$1 lies in .git"; exit 4 ;; /work/*) ;; *) echo "$1 leads out of the repository"; exit 4 ;; esac
}
`;

/** `path`, first line, number of lines (0: all), most bytes. */
export const READ = `${INSIDE}
exec 2>/dev/null
inside "$1"
[ -e "$real" ] || { echo "there is no file $1"; exit 3; }
[ -d "$real" ] && { echo "$1 is a folder"; exit 3; }
[ -f "$real" ] || { echo "$1 is no ordinary file"; exit 3; }
lines=$(wc -l < "$real")
[ -z "$(tail -c 1 "$real" | tr -d '\\n' | head -c 1)" ] || lines=$((lines + 1))
if [ "$3" = 0 ]; then
  size=$(tail -n "+$2" -- "$real" | wc -c)
  echo "$lines $size" >&3
  tail -n "+$2" -- "$real" | head -c "$4" >&3
else
  size=$(tail -n "+$2" -- "$real" | head -n "$3" | wc -c)
  echo "$lines $size" >&3
  tail -n "+$2" -- "$real" | head -n "$3" | head -c "$4" >&3
fi
exit 0
`;

export const WRITE = `${INSIDE}
exec 2>&1
inside "$1"
[ -d "$real" ] && { echo "$1 is a folder"; exit 3; }
mkdir -p -- "$(dirname -- "$real")" && cat > "$real" && printf %s "\${real#/work/}" >&3
`;

export const REMOVE = `${INSIDE}
exec 2>&1
parent=$(dirname -- "$1")
inside "$1"
[ -e "/work/$1" ] || [ -L "/work/$1" ] || { echo "there is no file $1"; exit 3; }
[ -d "/work/$1" ] && [ ! -L "/work/$1" ] && { echo "$1 is a folder"; exit 3; }
rm -f -- "/work/$1"
`;

/** The commit's own \`.git\`, which nobody has changed, with a list and objects that only this box sees. */
const TRUSTED_GIT = `
export GIT_DIR=/mnt/git GIT_WORK_TREE=/work GIT_INDEX_FILE=/tmp/index GIT_OBJECT_DIRECTORY=/tmp/objects
export GIT_ALTERNATE_OBJECT_DIRECTORIES=/mnt/git/objects GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
mkdir -p /tmp/objects && cp /mnt/git/index /tmp/index
cd /work
`;

/** \`folder\`, then what set-up brought as pathspecs. */
export const LIST = `${INSIDE}
exec 2>&1
[ "$1" = . ] || { inside "$1"; [ -d "$real" ] || { echo "there is no folder $1"; exit 3; }; }
${TRUSTED_GIT}
under=$1; shift
git ls-files -z --cached --others --exclude-standard --deduplicate -- "$under" "$@" > /tmp/listed || exit 4
git ls-files -z --deleted -- "$under" > /tmp/deleted
if [ -s /tmp/deleted ]; then sort -z /tmp/listed > /tmp/a; sort -z /tmp/deleted > /tmp/b; LC_ALL=C comm -z -23 /tmp/a /tmp/b >&3 2>/dev/null; else cat /tmp/listed >&3; fi
exit 0
`;

/**
 * A patch on its input, and the files as arguments that were found in it: git must find the same, and no links among them.
 * Git's own counts first, those of the lines then, since people and models miscount.
 */
export const APPLY = `exec 2>&1
${TRUSTED_GIT}
cat > /tmp/patch
printf '%s\\n' "$@" | LC_ALL=C sort -u > /tmp/expected
count=
git apply --check /tmp/patch > /tmp/said 2>&1 || {
  git apply --check --recount /tmp/patch > /dev/null 2>&1 || { cat /tmp/said; exit 1; }
  count=--recount
}
git apply $count --numstat -z /tmp/patch | tr '\\0' '\\n' | cut -f3- | LC_ALL=C sort -u > /tmp/named
cmp -s /tmp/expected /tmp/named || { echo "it names other files than its headers say: $(LC_ALL=C comm -13 /tmp/expected /tmp/named | head -n 3)"; exit 1; }
git apply $count --summary /tmp/patch | grep -E '^ (create mode|mode change [0-7]+ =>) 1[26]0000 ' > /tmp/links && { echo "it makes a link or a repository of its own"; exit 1; }
git apply --whitespace=nowarn $count /tmp/patch
`;

/** What set-up brought, as pathspecs. */
export const DIFF = `exec 2>&1
${TRUSTED_GIT}
# git refuses to leave out by name what is ignored anyhow, as what set-up brought often is: so what is to be taken is named
taken() {
  git ls-files -z --modified --deleted --others --exclude-standard --deduplicate -- . "$@" > /tmp/changed || exit 1
  [ ! -s /tmp/changed ] || GIT_LITERAL_PATHSPECS=1 git add -A --pathspec-from-file=/tmp/changed --pathspec-file-nul > /tmp/said 2>&1
}
taken "$@" || {
  # where a link stands in the place of a folder, git takes nothing of what was in it: those files are gone
  find . -path ./.git -prune -o -type l -printf '%P/\\0' | GIT_LITERAL_PATHSPECS=1 xargs -0 -r git rm -r --cached --quiet --force --ignore-unmatch -- > /tmp/said 2>&1
  taken "$@" || { cat /tmp/said; exit 1; }
}
git diff --cached --no-ext-diff --no-textconv --no-renames --numstat -z > /tmp/names || exit 1
[ -s /tmp/names ] || exit 0
cat /tmp/names >&3
printf '\\0\\n' >&3
git diff --cached --no-ext-diff --no-textconv --no-color --no-renames >&3
`;

/** An archive on its input. */
export const LAY = `exec 2>&1
mkdir /tmp/laid && tar -x -m -f - -C /tmp/laid --no-same-owner && cp -r --remove-destination /tmp/laid/. /work/
`;
