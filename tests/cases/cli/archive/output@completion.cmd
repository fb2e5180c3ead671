sh -c '$REFERAT completion bash | bash -n && $REFERAT completion zsh | head -3 && $REFERAT completion fish | head -3'
