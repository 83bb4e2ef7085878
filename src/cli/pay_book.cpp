#include "cli/pay_book.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/text.h"
#include "book/printed.h"
#include "cli/terminal.h"
#include "cli/today.h"
#include "io/folder_lock.h"
#include "pack/amount.h"
#include "pack/digest.h"
#include "pack/pack_files.h"
#include "pack/range.h"

namespace xingji {
namespace {

// Of all files of a data set, in the order of their names.
Result<std::string> digest_of_facts(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> contents;
  for (const std::string& file : files) {
    auto content = file_content(file);
    if (!content.ok()) return content.problems();
    contents.push_back(std::move(content.value()));
  }
  return sha256_of_files(contents);
}

std::string month_after(const std::string& month) { return format_month(*parse_month(month) + 1); }

class Cashier {
 public:
  Cashier(const Options& options, const Inputs& inputs, const Pack& pack, Book book)
      : options_(options),
        inputs_(inputs),
        pack_(pack),
        book_(std::move(book)),
        months_(book_),
        month_(options.month) {}

  std::optional<PaidByBook> pay() {
    if (!is_of_pack()) return std::nullopt;
    add_sheet(month_);
    PaidByBook paid{sheets_.at(month_), current()};
    if (options_.action.empty()) return paid;
    const auto entries = entries_for(paid.month);
    if (!entries) return std::nullopt;
    paid.is_done = is_done_;
    if (entries->empty()) return paid;
    const Problems problems = write(*entries);
    if (!problems.empty()) return refuse(problems);
    months_ = Months(book_);
    paid.month = current();
    return paid;
  }

 private:
  std::nullopt_t refuse(const Problems& problems) const {
    tell(problems, options_.language);
    return std::nullopt;
  }

  bool is_of_pack() const {
    if (months_.pack().empty() || months_.pack() == pack_.id) return true;
    tell(Problems{{{book_.file(), 0, 0},
                   "the book is about " + months_.pack() + ", not " + pack_.id,
                   "give each pack a book of its own with --book"}},
         options_.language);
    return false;
  }

  // By the rules of the month's last day.
  void add_sheet(const std::string& month) {
    if (sheets_.contains(month)) return;
    const Day last = last_day_of_pay(pack_, *parse_month(month));
    ScoreOptions by;
    by.assume_version = options_.assume_version;
    const Pack* rules = version_on(inputs_.family, last, by);
    sheets_[month] =
        pay_slips(rules != nullptr && rules->pay ? *rules : pack_, inputs_.facts, last);
  }

  // Corrections stand on the slips of the first month that is not closed.
  BookedMonth current() {
    if (months_.is_closed(month_)) return months_.booked(month_, pack_);
    BookedMonth month = printed(sheets_.at(month_));
    const auto closed = months_.closed();
    if (!closed.empty() && month_after(closed.back()) == month_) {
      for (const std::string& before : closed) {
        add_sheet(before);
        for (auto& [subject, lines] : months_.corrections(before, sheets_.at(before))) {
          add_lines(subject, lines, month);
        }
      }
    }
    for (BookedSlip& slip : month.slips) {
      months_.settle(month_, slip);
      months_.note_state(month_, slip);
    }
    return month;
  }

  static void add_lines(const std::string& subject, const std::vector<BookedLine>& lines,
                        BookedMonth& month) {
    auto slip = std::find_if(month.slips.begin(), month.slips.end(),
                             [&](const BookedSlip& each) { return each.subject == subject; });
    if (slip == month.slips.end()) {
      BookedSlip made;
      made.subject = subject;
      made.total = 0;
      slip = month.slips.insert(slip, std::move(made));
    }
    for (const BookedLine& line : lines) {
      if (slip->total && line.cents) {
        *slip->total += *line.cents;
      } else {
        slip->total.reset();
      }
      slip->lines.push_back(line);
    }
  }

  bool is_asked(const BookedSlip& slip) const {
    const auto& asked = options_.subjects;
    return asked.empty() || std::find(asked.begin(), asked.end(), slip.subject) != asked.end();
  }

  std::optional<std::vector<BookEntry>> entries_for(const BookedMonth& month) {
    if (month.is_closed) {
      return refuse({{{book_.file(), 0, 0},
                      month_ + " is closed and changes no more",
                      "what is found later stands as a correction in the open month"}});
    }
    if (options_.action == "close") return entries_for_close(month);
    if (options_.action == "settle") return entries_for_settling(month);
    std::vector<BookEntry> entries;
    Problems problems;
    const bool is_about_all = options_.subjects.empty();
    for (const BookedSlip& slip : month.slips) {
      const bool is_agreed = slip.state == SlipState::checked || slip.state == SlipState::confirmed;
      if (is_asked(slip) && !(is_about_all && is_agreed)) add_move(slip, entries, problems);
    }
    if (problems.empty()) return entries;
    // Who checks everybody's is not held up by one; what was asked for by name is all or nothing.
    if (!is_about_all) return refuse(problems);
    tell(problems, options_.language);
    is_done_ = false;
    return entries;
  }

  // The first one that has no amount.
  static const BookedLine& refused_line(const BookedSlip& slip) {
    return *std::find_if(slip.lines.begin(), slip.lines.end(),
                         [](const BookedLine& line) { return !line.cents; });
  }

  std::optional<std::vector<BookEntry>> entries_for_settling(const BookedMonth& month) const {
    std::vector<BookEntry> entries;
    Problems problems;
    const std::string values = with_plain_signs(options_.values);
    for (const std::string_view part : split(values, ',')) {
      const std::size_t equal = part.find('=');
      const std::string name(trim(part.substr(0, equal)));
      const auto cents =
          equal == std::string_view::npos ? std::nullopt : cents_of(trim(part.substr(equal + 1)));
      if (!cents) {
        problems.push_back({{"--values"},
                            "'" + std::string(part) + "' is not a line with an amount",
                            "write for example conversion_bonus=0"});
        continue;
      }
      for (const BookedSlip& slip : month.slips) {
        if (is_asked(slip)) add_settled(slip, name, *cents, entries, problems);
      }
    }
    if (!problems.empty()) return refuse(problems);
    return entries;
  }

  // Commas and signs between names and amounts as a Chinese keyboard has them.
  static std::string with_plain_signs(std::string text) {
    constexpr auto signs = std::to_array<std::pair<std::string_view, char>>(
        {{"，", ','}, {"、", ','}, {"；", ','}, {"＝", '='}});
    for (const auto& [wide, plain] : signs) {
      for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
        text.replace(at, wide.size(), 1, plain);
      }
    }
    return text;
  }

  static std::optional<std::int64_t> cents_of(std::string_view text) {
    const auto micro = parse_micro(text);
    constexpr Micro micro_per_cent = micro_one / 100;
    if (!micro || *micro % micro_per_cent != 0) return std::nullopt;
    return *micro / micro_per_cent;
  }

  // By its id, or as the slip calls it.
  const BookedLine* line_called(const BookedSlip& slip, const std::string& name,
                                Problems& problems) const {
    std::vector<std::string> ids;
    std::vector<std::string> titles;
    for (const BookedLine& line : slip.lines) {
      if (line.id == name || line.title.zh == name || line.title.en == name) return &line;
      ids.push_back(line.id);
      titles.push_back(pick(line.title, options_.language));
    }
    std::string near = did_you_mean(name, ids);
    if (near.empty()) near = did_you_mean(name, titles);
    problems.push_back({{},
                        "'" + slip.subject + "': no line of pay '" + name + "'",
                        near.empty() ? "known: " + with_commas(titles) : near});
    return nullptr;
  }

  bool is_never_below_zero(const BookedLine& booked) const {
    const auto& lines = pack_.pay->lines;
    return std::any_of(lines.begin(), lines.end(), [&](const Pay::Line& line) {
      return line.id == booked.id && is_never_negative(line.value, pack_);
    });
  }

  void add_settled(const BookedSlip& slip, const std::string& name, std::int64_t cents,
                   std::vector<BookEntry>& entries, Problems& problems) const {
    const BookedLine* line = line_called(slip, name, problems);
    if (line == nullptr) return;
    const auto fault = [&](const std::string& message, const std::string& remedy) {
      problems.push_back({{}, "'" + slip.subject + "': '" + name + "' " + message, remedy});
    };
    // An amount that was set by hand may be set again; one that was worked out may not.
    if (line->cents && !line->is_by_hand) {
      return fault("has an amount of its own", "only a line that is refused is set by hand");
    }
    if (cents < 0 && is_never_below_zero(*line)) {
      return fault("is never below 0 by its rule", "write what is due, 0 or more");
    }
    BookEntry entry = Months::settled(month_, slip.subject, line->id, cents, options_.reason);
    const bool is_again = std::any_of(entries.begin(), entries.end(), [&](const BookEntry& other) {
      return other.subject == entry.subject && other.name == entry.name;
    });
    if (is_again) problems.push_back({{}, name + " is given more than once", "give it once"});
    entries.push_back(std::move(entry));
  }

  void add_move(const BookedSlip& slip, std::vector<BookEntry>& entries, Problems& problems) const {
    const auto fault = [&](const std::string& message, const std::string& remedy) {
      problems.push_back({{}, "'" + slip.subject + "': " + message, remedy});
    };
    if (options_.action == "undo") {
      if (const auto entry = months_.undo(month_, slip.subject)) {
        entries.push_back(*entry);
      } else {
        fault("nothing of this month can be undone", "name others with --subjects");
      }
      return;
    }
    SlipState to = SlipState::disputed;
    if (options_.action == "check") {
      to = SlipState::checked;
      if (!slip.total) {
        const BookedLine& line = refused_line(slip);
        fault("'" + pick(line.title, options_.language) + ": " +
                  pick(line.because, options_.language) +
                  "' is refused, so the slip cannot be checked",
              "give what the line lacks, or set it by hand: pay settle --subjects '" +
                  slip.subject + "' --values '" + line.id + "=AMOUNT' --reason TEXT");
        return;
      }
    } else if (options_.action == "confirm") {
      to = SlipState::confirmed;
    }
    const bool may = to == SlipState::checked
                         ? slip.state == SlipState::draft || slip.state == SlipState::disputed
                     : to == SlipState::confirmed
                         ? slip.state == SlipState::checked
                         : slip.state == SlipState::checked || slip.state == SlipState::confirmed;
    if (!may) {
      fault("a slip that is " + std::string(to_text(slip.state)) + " cannot become " +
                std::string(to_text(to)),
            "draft, checked, confirmed or disputed, checked again: in this order");
      return;
    }
    const auto moved = months_.move(month_, slip, to, options_.reason);
    entries.insert(entries.end(), moved.begin(), moved.end());
  }

  std::optional<std::vector<BookEntry>> entries_for_close(const BookedMonth& month) {
    Problems problems;
    const Day last = last_day_of_pay(pack_, *parse_month(month_));
    if (now() <= pack_.zone.end_of(last)) {
      problems.push_back({{},
                          month_ + " is not over before the end of " + format_day(last),
                          "close it then: what happens until then is of this month, too"});
    }
    const auto closed = months_.closed();
    if (!closed.empty() && month_ != month_after(closed.back())) {
      problems.push_back({{},
                          closed.back() + " is the last closed month, so " +
                              month_after(closed.back()) + " is the next",
                          "close months in their order"});
    }
    // A book may begin with any month, but not behind one that people have begun with.
    const std::string begun = months_.first_begun();
    if (closed.empty() && !begun.empty() && begun < month_) {
      problems.push_back({{},
                          begun + " is before it, and slips of it were checked or disputed",
                          "close that month first, or take it all back with undo"});
    }
    for (const BookedSlip& slip : month.slips) {
      if (slip.state == SlipState::confirmed) continue;
      problems.push_back({{},
                          "'" + slip.subject + "': a month with a slip that is " +
                              std::string(to_text(slip.state)) + " cannot be closed",
                          "check it, and have it confirmed"});
    }
    const auto facts = digest_of_facts(options_.facts);
    if (!facts.ok()) {
      problems.insert(problems.end(), facts.problems().begin(), facts.problems().end());
    }
    if (!problems.empty()) return refuse(problems);
    return entries_of_close(month, sheets_,
                            "pack " + inputs_.family.digest + " facts " + facts.value());
  }

  Problems write(std::vector<BookEntry> entries) {
    if (months_.pack().empty()) {
      entries.insert(entries.begin(), {"", "", "", "pack", pack_.id, {}, ""});
    }
    return book_.add(entries, format_day(today(pack_)));
  }

  const Options& options_;
  const Inputs& inputs_;
  const Pack& pack_;
  Book book_;
  Months months_;
  std::string month_;
  std::map<std::string, PaySheet> sheets_;
  bool is_done_ = true;
};

}  // namespace

std::optional<PaidByBook> pay_by_book(const Options& options, const Inputs& inputs,
                                      const Pack& pack) {
  std::optional<FolderLock> lock;  // from the reading of the book until it is written
  if (!options.action.empty()) {
    auto taken = FolderLock::take(options.book);
    if (!taken.ok()) {
      tell(taken.problems(), options.language);
      return std::nullopt;
    }
    lock = std::move(taken.value());
  }
  auto book = Book::read(options.book);
  if (!book.ok()) {
    tell(book.problems(), options.language);
    return std::nullopt;
  }
  return Cashier(options, inputs, pack, std::move(book.value())).pay();
}

}  // namespace xingji
