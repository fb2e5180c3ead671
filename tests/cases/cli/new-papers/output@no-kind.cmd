sh -c '$REFERAT new roof 2>&1; echo $?'
