# Lets the reporting service reach the SQL Server instances of db01.
New-NetFirewallRule -DisplayName 'SQL Server Browser' -Protocol UDP -LocalPort 1434 -Action Allow
