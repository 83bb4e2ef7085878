// Notices written out: the text with its numbers filled in, for people, as CSV, as JSON.
#pragma once

#include <string>
#include <vector>

#include "base/language.h"
#include "standing/notices.h"

namespace xingji {

/// "Below 4.0 for 8 days in a row, 7 left".
std::string notice_text(const Sent& sent, Language language);

/// That the days counted may be more, because nobody typed the day before the first, or too little
/// of it; empty: nothing is missing. Goes behind the text.
std::string gap_text(const Sent& sent, Language language);

/// The notices of one subject, a few indented lines.
std::string notices_table(const std::vector<Sent>& sent, Language language);

std::string notices_csv_header();
std::string notices_csv(const std::string& subject, const std::vector<Sent>& sent,
                        Language language);

/// An object.
std::string notices_json(const std::string& subject, const std::vector<Sent>& sent);

}  // namespace xingji
