dump document ""
