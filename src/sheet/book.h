// 监控表: the numbers of each day that a person keeps of shops and packs, as the tables `readings`
// and `attributes` of a data set. What is entered again stands beside the earlier version, which
// stays; the last entry can be taken back.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "sheet/kept.h"
#include "typed/typed.h"

namespace xingji::sheet {

struct Entry {
  std::string subject;
  std::string pack;  // the family's id
  std::string name;  // an indicator's id, "total", "stars", "dimension.<id>", "gate.<id>"
  Day day = 0;
  std::string value;  // as it was printed
  std::string rank_share;
  std::string source;  // typed, pasted
};

/// Whether two ids may be of one subject: the same, or one is the other's name within its shop.
bool may_be_one(const std::string& a, const std::string& b);

/// The value with its share of the peers: "85% 超过55%"; words of its own stay, as in "85% 前5%".
std::string with_rank(const std::string& value, const std::string& rank_share);

/// What an entry did: nothing stood there, it stands as before, or another value did.
struct Change {
  Entry entry;
  std::optional<std::string> before;
};

class Book {
 public:
  /// A folder that does not exist is an empty book, and is made when it is saved.
  static Result<Book> open(const std::string& folder);

  /// The value that holds, as `with_rank` says it.
  std::optional<std::string> value(const Entry& key) const;

  /// `now`, or later when rows are recorded later: one entry has one stamp, and is taken back by
  /// it.
  Instant stamp(Instant now) const;
  /// Adds what differs from what holds.
  std::vector<Change> add(const std::vector<Entry>& entries, Instant stamp);
  /// The subject's attribute from the day on.
  void add_attribute(const Pack& pack, const std::string& subject, const std::string& name,
                     const std::string& value, Day from, Instant stamp);
  /// Of the entries that `is_its` says yes to takes back all that was recorded last; empty: nothing
  /// was. An attribute is an entry without a pack.
  std::vector<Entry> take_back(const std::function<bool(const Entry&)>& is_its);

  /// Puts the pack's numbers of one subject under another name. Where that has a number already,
  /// what was recorded last holds.
  void call(const std::string& pack, const std::string& subject, const std::string& name);

  Problems save() const;

  std::set<std::string> packs() const;
  std::set<std::string> subjects(const std::string& pack) const;
  /// The days with a number of the pack, ascending.
  std::set<Day> days(const std::string& pack, const std::string& subject) const;

 private:
  Book(std::string folder, Zone zone, Kept readings, Kept attributes, Kept shops);
  void index();
  Entry reading_at(std::size_t row) const;
  Entry attribute_at(std::size_t row) const;
  std::optional<std::size_t> holding(const Entry& key, const std::string& source) const;

  std::string folder_;
  Zone zone_;
  Kept readings_;
  Kept attributes_;
  Kept shops_;                     // who is known by attributes needs a row of its own to be a shop
  std::vector<Instant> recorded_;  // of the readings
  std::unordered_map<std::string, std::vector<std::size_t>> rows_of_;  // readings of one number
};

/// What was typed or read off a page, as entries.
std::vector<Entry> entries_of(const Pack& pack, const typed::Typed& typed,
                              const std::string& subject, Day day, const std::string& source);

}  // namespace xingji::sheet
