"""证书登记簿: every certificate ever numbered, what it is worth, printed again, made void."""
