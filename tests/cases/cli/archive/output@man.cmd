sh -c '$REFERAT man | head -20'
