dump document oppfolging/over-fristen/
