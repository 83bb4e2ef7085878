#include "pack/side_file.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace xingji {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {
    if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
  }

  Result<Node> read() {
    read_header();
    Node rows;
    rows.kind = Node::Kind::list;
    rows.place = {file_, 1, 1};
    while (problems_.empty() && at_ < bytes_.size()) read_row(rows);
    if (!problems_.empty()) return problems_;
    return rows;
  }

 private:
  void refuse(const Place& place, std::string message, std::string remedy = "") {
    problems_.push_back({place, std::move(message), std::move(remedy)});
  }

  void read_header() {
    header_ = line();
    for (std::size_t i = 0; i < header_.size(); ++i) {
      const std::string& name = header_[i].text;
      if (name.empty()) refuse(header_[i].place, "a column without a name");
      const bool is_doubled = std::any_of(header_.begin(), header_.begin() + static_cast<long>(i),
                                          [&](const Node& other) { return other.text == name; });
      if (is_doubled) refuse(header_[i].place, "the column '" + name + "' stands twice");
    }
  }

  void read_row(Node& rows) {
    Node row;
    row.kind = Node::Kind::map;
    row.place = place();
    const std::vector<Node> cells = line();
    if (cells.size() == 1 && cells[0].text.empty()) return;  // an empty line
    if (cells.size() != header_.size()) {
      return refuse(row.place,
                    "this line has " + std::to_string(cells.size()) + " cells, the header has " +
                        std::to_string(header_.size()),
                    "a cell with a comma in it stands in quotes");
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].text.empty()) continue;
      row.entries.push_back({header_[i].text, cells[i].place, cells[i]});
    }
    rows.items.push_back(std::move(row));
  }

  Place place() const { return {file_, line_, column_}; }
  bool is_at(char c) const { return at_ < bytes_.size() && bytes_[at_] == c; }

  // Columns count characters, as editors do.
  char take() {
    const char c = bytes_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
      ++column_;
    }
    return c;
  }

  std::vector<Node> line() {
    std::vector<Node> cells;
    do {
      cells.push_back(cell());
    } while (problems_.empty() && is_at(',') && take() == ',');
    if (is_at('\r')) take();
    if (is_at('\n')) take();
    return cells;
  }

  Node cell() {
    Node cell;
    cell.kind = Node::Kind::scalar;
    cell.style = Node::Style::spread;  // its bytes need not stand side by side
    cell.place = place();
    if (is_at('"')) {
      cell.text = quoted(cell.place);
    } else {
      cell.style = Node::Style::plain;
      while (at_ < bytes_.size() && !is_at(',') && !is_at('\n') && !is_at('\r')) {
        cell.text += take();
      }
      cell.text = std::string(trim(cell.text));
    }
    if (!is_utf8(cell.text)) refuse(cell.place, "this cell is not UTF-8", "save the file as UTF-8");
    return cell;
  }

  std::string quoted(const Place& opened) {
    std::string text;
    take();
    while (at_ < bytes_.size()) {
      const char c = take();
      if (c != '"') {
        text += c;
      } else if (is_at('"')) {
        text += take();
      } else {
        return text;
      }
    }
    refuse(opened, "a quote that never closes");
    return text;
  }

  std::string_view bytes_;
  const std::string& file_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  std::vector<Node> header_;
  Problems problems_;
};

}  // namespace

Result<Node> parse_side_file(std::string_view bytes, const std::string& file) {
  return CsvReader(bytes, file).read();
}

}  // namespace xingji
