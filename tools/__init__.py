"""Programs for those who build Entente: reference tables, servers, the score card."""
