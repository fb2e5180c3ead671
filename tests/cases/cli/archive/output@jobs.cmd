sh -c '$REFERAT check --jobs 16 >/dev/null 2>&1; echo $?; $REFERAT check --jobs 0 2>&1; echo $?'
