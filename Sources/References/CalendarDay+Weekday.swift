extension CalendarDay {
  /// Day of the week: 1 for a Monday, 7 for a Sunday (ISO 8601).
  public var weekday: Int {
    // The first day of 1970 was a Thursday.
    ((ordinal + 3) % 7 + 7) % 7 + 1
  }
}
