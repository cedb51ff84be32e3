// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the inbox as it is painted: every state told apart without colour, nothing that matters cut off,
// nothing painted over anything else.
#include "base/text.h"
#include "desktop/inbox/row_delegate.h"
#include "desktop/shell/theme.h"

#include <QApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QTest>

using namespace steward;
using namespace Qt::StringLiterals;

namespace {

const Instant now = fromMs(1'795'000'000'000);
constexpr PersonId me{1};

InboxRow plainRow()
{
    InboxRow row;
    row.id = CaseId{42};
    row.platform = u"facebook"_s;
    row.account = u"northbridge-ccg"_s;
    row.author = u"Jo Bloggs"_s;
    row.handle = u"@jo"_s;
    row.excerpt = u"When do you open on Saturday, please?"_s;
    row.state = State::New;
    row.items = 1;
    row.version = 1;
    row.cursor = u"1"_s;
    return row;
}

InboxRow with(const std::function<void(InboxRow&)>& change)
{
    auto row = plainRow();
    change(row);
    return row;
}

InboxSource sourceOf(const InboxRow& row)
{
    return {[row](const InboxQuery&) {
                InboxPage page;
                page.rows << row;
                return QtFuture::makeReadyFuture(Result<InboxPage>(page));
            },
        [](const InboxQuery&, int) {
            InboxOutline outline;
            outline.rows = 1;
            return QtFuture::makeReadyFuture(Result<InboxOutline>(outline));
        }};
}

/// One row in a model of its own, with the delegate that paints it.
struct Painted {
    InboxModel model;
    RowDelegate delegate;
    QFont font = QApplication::font();

    explicit Painted(const InboxRow& row, int percent = 100)
        : model(sourceOf(row), std::chrono::milliseconds(1))
        , delegate(model, QTimeZone("Europe/London"), [] { return now; })
    {
        delegate.setMe(me);
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        model.setQuery({});
        if (!QTest::qWaitFor([this] { return model.rowCount() == 1 && model.row(0); }))
            qFatal("the row did not come");
    }
    void draw(QPaintDevice& device, int width, Qt::LayoutDirection direction, QStyle::State state)
    {
        QPainter painter(&device);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, delegate.rowHeight(font));
        option.font = font;
        option.direction = direction;
        option.palette = paletteOf(Scheme::Light);
        option.state = state;
        delegate.paint(&painter, option, model.index(0, 0));
    }
    QImage grey(int width = 400, QStyle::State state = {})
    {
        QImage picture(width, delegate.rowHeight(font), QImage::Format_RGB32);
        picture.fill(Qt::white);
        draw(picture, width, Qt::LeftToRight, state);
        return picture.convertToFormat(QImage::Format_Grayscale8);
    }
};

/// Pixels of which the lightness differs so much that an eye sees it.
int differing(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < qMin(a.height(), b.height()); ++y) {
        const auto* left = a.constScanLine(y);
        const auto* right = b.constScanLine(y);
        for (int x = 0; x < qMin(a.width(), b.width()); ++x)
            count += qAbs(int(left[x]) - int(right[x])) > 48 ? 1 : 0;
    }
    return count;
}

struct Words {
    QString text;
    QRectF box;
};

/// Notes every text that is drawn, and where.
class WitnessEngine final : public QPaintEngine {
public:
    WitnessEngine()
        : QPaintEngine(AllFeatures)
    {
    }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override { }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawPath(const QPainterPath&) override { }
    void drawTextItem(const QPointF& place, const QTextItem& item) override
    {
        words << Words{
            item.text(), QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent())};
    }
    Type type() const override { return User; }
    QList<Words> words;
};

class WitnessDevice final : public QPaintDevice {
public:
    WitnessDevice(int width, int height)
        : m_size(width, height)
    {
    }
    QPaintEngine* paintEngine() const override { return &m_engine; }
    const QList<Words>& words() const { return m_engine.words; }
    /// All that was drawn, without the marks that isolate names.
    QString read() const
    {
        QString all;
        for (const auto& one : m_engine.words)
            all += one.text + u' ';
        return all.remove(QChar(0x2068)).remove(QChar(0x2069)).simplified();
    }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        case PdmDepth:
            return 32;
        default:
            return 0;
        }
    }

private:
    QSize m_size;
    mutable WitnessEngine m_engine;
};

} // namespace

class RowsTest : public QObject {
    Q_OBJECT
private slots:
    void everyStateIsToldApartInGreyscale_data() { sizes(); }
    void everyStateIsToldApartInGreyscale();
    void severityClockAndOwnerAreNeverCut_data();
    void severityClockAndOwnerAreNeverCut();
    void nothingIsPaintedOverAnythingElse_data();
    void nothingIsPaintedOverAnythingElse();
    void whatMayBeCutSaysThatItIs();
    void namesCannotReorderTheRow();
    void aRowIsTwoLinesAndChips();

private:
    static void sizes()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {100, 150, 200})
            QTest::addRow("%d %%", percent) << percent;
    }
    static void places()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<int>("width");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (const int percent : {100, 150, 200}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%d %% %s", percent, direction == Qt::LeftToRight ? "" : "mirrored")
                    << percent << 400 << direction;
        }
        QTest::newRow("narrow") << 100 << 260 << Qt::LeftToRight;
    }
};

void RowsTest::everyStateIsToldApartInGreyscale()
{
    QFETCH(int, percent);
    const QList<QPair<const char*, InboxRow>> rows{
        {"plain", plainRow()},
        {"S1", with([](InboxRow& row) { row.priority = Severity::S1; })},
        {"S2", with([](InboxRow& row) { row.priority = Severity::S2; })},
        {"S3", with([](InboxRow& row) { row.priority = Severity::S3; })},
        {"crisis", with([](InboxRow& row) {
             row.crisis = true;
             row.priority = Severity::S1;
         })},
        {"open", with([](InboxRow& row) { row.state = State::Open; })},
        {"pending", with([](InboxRow& row) { row.state = State::Pending; })},
        {"snoozed", with([](InboxRow& row) { row.state = State::Snoozed; })},
        {"escalated", with([](InboxRow& row) { row.state = State::Escalated; })},
        {"not read", with([](InboxRow& row) { row.notRead = true; })},
        {"veiled", with([](InboxRow& row) { row.excerptIsSensitive = true; })},
        {"owned", with([](InboxRow& row) {
             row.owner = PersonId{2};
             row.ownerName = u"Sam"_s;
         })},
        {"claimed by somebody", with([](InboxRow& row) {
             row.claimedBy = PersonId{2};
             row.claimedByName = u"Sam"_s;
         })},
        {"due", with([](InboxRow& row) {
             row.clock = ClockStatus::Running;
             row.due = now + std::chrono::hours(2);
         })},
        {"overdue", with([](InboxRow& row) {
             row.clock = ClockStatus::Breached;
             row.due = now - std::chrono::hours(2);
         })},
        {"several items", with([](InboxRow& row) { row.items = 4; })},
        {"a rule", with([](InboxRow& row) {
             row.findings << FindingBrief{RuleId{u"R01"_s}, {}, Tier::Certain};
         })},
    };
    QList<QPair<const char*, QImage>> pictures;
    for (const auto& [name, row] : rows)
        pictures.append({name, Painted(row, percent).grey()});
    {
        Painted marked(plainRow(), percent);
        marked.model.setMarked(CaseId{42}, true);
        pictures.append({"marked", marked.grey()});
        Painted handled(plainRow(), percent);
        Case after;
        after.id = CaseId{42};
        handled.model.takeDone(after, {}, true);
        pictures.append({"handled", handled.grey()});
        pictures.append({"current", Painted(plainRow(), percent).grey(400, QStyle::State_Selected)});
        pictures.append({"current with the focus",
            Painted(plainRow(), percent).grey(400, QStyle::State_Selected | QStyle::State_HasFocus)});
    }
    for (int i = 0; i < pictures.size(); ++i) {
        for (int j = i + 1; j < pictures.size(); ++j) {
            const int apart = differing(pictures[i].second, pictures[j].second);
            QVERIFY2(apart >= 30,
                qPrintable(
                    u"%1 and %2 differ by %3 pixels"_s
                        .arg(QLatin1StringView(pictures[i].first), QLatin1StringView(pictures[j].first))
                        .arg(apart)));
        }
    }
}

namespace {

/// As much as a row can have to say.
InboxRow fullRow()
{
    return with([](InboxRow& row) {
        row.author = u"Bartholomew Featherstonehaugh-Example of the Northbridge Walking Group"_s;
        row.excerpt
            = u"I have been waiting since the morning and nobody could tell me where to go, and now"_s;
        row.crisis = true;
        row.priority = Severity::S1;
        row.state = State::Open;
        row.items = 12;
        row.owner = PersonId{2};
        row.ownerName = u"Priya Sample"_s;
        row.clock = ClockStatus::Breached;
        row.due = now - std::chrono::hours(30);
        for (const auto* id : {"R01", "R03", "R05", "R08", "R12", "R19", "R20", "R21"})
            row.findings << FindingBrief{RuleId{QLatin1StringView(id)}, {}, Tier::Certain};
    });
}

std::unique_ptr<WitnessDevice> witnessed(
    const InboxRow& row, int percent, int width, Qt::LayoutDirection direction)
{
    Painted painted(row, percent);
    auto device = std::make_unique<WitnessDevice>(width, painted.delegate.rowHeight(painted.font));
    painted.draw(*device, width, direction, {});
    return device;
}

} // namespace

void RowsTest::severityClockAndOwnerAreNeverCut_data()
{
    places();
}

void RowsTest::severityClockAndOwnerAreNeverCut()
{
    QFETCH(int, percent);
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    const auto row = fullRow();
    const auto device = witnessed(row, percent, width, direction);
    const auto said = device->read();
    QVERIFY2(said.contains(u"CRISIS"_s), qPrintable(said));
    QVERIFY2(said.contains(u"Priya Sample"_s), qPrintable(said));
    QVERIFY2(said.contains(u"! "_s), qPrintable(said));
    for (const auto& one : device->words()) {
        QVERIFY2(one.box.left() >= 0 && one.box.right() <= width + 1,
            qPrintable(u"'%1' from %2 to %3 of %4"_s.arg(one.text)
                           .arg(one.box.left())
                           .arg(one.box.right())
                           .arg(width)));
    }
    const auto claimed = with([](InboxRow& claimedRow) {
        claimedRow = fullRow();
        claimedRow.claimedBy = PersonId{2};
        claimedRow.claimedByName = u"Priya Sample"_s;
    });
    const auto words = witnessed(claimed, percent, width, direction)->read();
    QVERIFY2(words.contains(u"CRISIS"_s) && words.contains(u"Priya Sample"_s), qPrintable(words));
}

void RowsTest::nothingIsPaintedOverAnythingElse_data()
{
    places();
}

void RowsTest::nothingIsPaintedOverAnythingElse()
{
    QFETCH(int, percent);
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    const auto device = witnessed(fullRow(), percent, width, direction);
    const auto& words = device->words();
    QVERIFY(words.size() > 5);
    for (int i = 0; i < words.size(); ++i) {
        for (int j = i + 1; j < words.size(); ++j) {
            const auto shared = words[i].box.intersected(words[j].box);
            QVERIFY2(shared.width() < 2 || shared.height() < 2,
                qPrintable(
                    u"'%1' and '%2' share %3 px"_s.arg(words[i].text, words[j].text).arg(shared.width())));
        }
    }
}

void RowsTest::whatMayBeCutSaysThatItIs()
{
    const auto said = witnessed(fullRow(), 100, 400, Qt::LeftToRight)->read();
    QVERIFY2(said.contains(u"Bartholomew"_s), "the name begins where it begins");
    QVERIFY2(said.count(u'…') >= 2, "name and excerpt end in an ellipsis");
    const auto shown = witnessed(plainRow(), 100, 500, Qt::LeftToRight)->read();
    QVERIFY2(!shown.contains(u'…'), "what fits is whole");
}

void RowsTest::namesCannotReorderTheRow()
{
    const auto row = with([](InboxRow& changed) {
        changed.author = u"\u202Eevil \u0627\u0644"_s;
        changed.ownerName = u"\u202Eowner"_s;
        changed.owner = PersonId{2};
        changed.clock = ClockStatus::Running;
        changed.due = now + std::chrono::hours(3);
    });
    const auto plain = witnessed(with([](InboxRow& changed) {
        changed.owner = PersonId{2};
        changed.ownerName = u"Sam"_s;
        changed.clock = ClockStatus::Running;
        changed.due = now + std::chrono::hours(3);
    }),
        100, 400, Qt::LeftToRight);
    const auto strange = witnessed(row, 100, 400, Qt::LeftToRight);
    const auto clockOf = [](const std::unique_ptr<WitnessDevice>& device) {
        for (const auto& one : device->words()) {
            if (one.box.top() < 20 && one.box.right() > 360)
                return one.box;
        }
        return QRectF();
    };
    QVERIFY(!clockOf(plain).isNull());
    QCOMPARE(clockOf(strange), clockOf(plain));
}

void RowsTest::aRowIsTwoLinesAndChips()
{
    const auto device = witnessed(fullRow(), 100, 400, Qt::LeftToRight);
    QSet<int> lines;
    for (const auto& one : device->words())
        lines << int(one.box.bottom() / 4);
    QVERIFY2(lines.size() <= 5, "two lines of text and one of chips, besides the tile");
    Painted plain(plainRow());
    Painted full(fullRow());
    QCOMPARE(plain.delegate.rowHeight(plain.font), full.delegate.rowHeight(full.font));
}

QTEST_MAIN(RowsTest)
#include "tst_rows.moc"
