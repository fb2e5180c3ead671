sh -c '$REFERAT new case board 2>&1; echo $?'
