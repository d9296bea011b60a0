# Runs a whole program once for each input. What is expected is not known here.
# $1, $2: what compiles and what runs it, as shell text that is given the paths of the program and of other sources.
compile=$1 run=$2
# the judge's pipes, away from where a program reads and prints
exec 9<&0 8>&3 </dev/null 3>&-
printf '{"waiting":true}\n' >&8

# the lengths of the files and of the most that may be printed, and how many paths follow, the program's first
read -r length most paths <&9 || exit 0
set --
while [ $# -lt "$paths" ] && IFS= read -r path <&9; do set -- "$@" "$path"; done
head -c "$length" <&9 | tar -xm --no-same-owner -C /work

/bin/sh -c "$compile" compile "$@" >/tmp/.said 2>&1 8>&- 9<&-
code=$?
{
  printf '{"code":%d,"said":"' "$code"
  head -c 65536 /tmp/.said | base64 -w 0
  printf '"}\n'
} >&8

while read -r length <&9; do
  head -c "$length" <&9 >/tmp/.input
  /bin/sh -c "$run" run "$1" </tmp/.input >/tmp/.printed 2>/tmp/.errors 8>&- 9<&-
  code=$?
  # nothing that it started lives on
  kill -9 -1 2>/dev/null
  bytes=$(wc -c </tmp/.printed)
  {
    printf '{"code":%d,"bytes":%d,"printed":"' "$code" "$bytes"
    [ "$bytes" -gt "$most" ] || base64 -w 0 </tmp/.printed
    printf '","errors":"'
    tail -c 4096 /tmp/.errors | base64 -w 0
    printf '"}\n'
  } >&8
done
