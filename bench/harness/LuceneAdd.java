// SPDX-License-Identifier: GPL-3.0-or-later
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Adds articles to an index that the peer LuceneBench made, with the same fields: the peer itself
 * can only build anew. Usage: java LuceneAdd CORPUS.tsv INDEX
 */
public class LuceneAdd {
    public static void main(String[] arguments) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new DanishAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.APPEND);
        FSDirectory index = FSDirectory.open(Paths.get(arguments[1]));
        try (IndexWriter writer = new IndexWriter(index, config)) {
            for (String row : Files.readAllLines(Paths.get(arguments[0]), StandardCharsets.UTF_8)) {
                String[] fields = row.split("\t", 5);
                Document article = new Document();
                article.add(new StringField("id", fields[0], Field.Store.YES));
                article.add(new SortedDocValuesField("date", new BytesRef(fields[1])));
                article.add(new SortedDocValuesField("source", new BytesRef(fields[2])));
                String body = fields[3].isEmpty() ? fields[4] : fields[3] + "\n" + fields[4];
                article.add(new TextField("body", body, Field.Store.YES));
                writer.addDocument(article);
            }
            writer.commit();
        }
    }
}
