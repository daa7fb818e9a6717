package org.leadnest.accounts.settings;

import java.util.List;

public record SettingsPage(List<SettingsEntry> entries) {}
